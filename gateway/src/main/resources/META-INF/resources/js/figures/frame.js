import { keep, pointAt } from 'basin/address.js';
import { copy } from 'basin/copy.js';
import { freshId, h } from 'basin/dom.js';
import { saveCsv, savePng, saveSvg } from 'basin/figures/save.js';
import { onData } from 'basin/figures/fresh.js';
import { reading as notes } from 'basin/reading.js';
import { colours, onTheme } from 'basin/theme.js';

const SETTLE = 200; // milliseconds

/**
 * What every figure has around its drawing: a title, its controls, the drawing at the width of the page, the reading under the
 * cross-hair, what it says in words, how to read it, and its downloads. Draws again when the width, the theme or the data change.
 *
 * `settings` are {state, usual}, of which the address holds what is not usual. `draw(width, theme, redraw)` answers {node, svg?, locate?,
 * point?, turn?}; `describe()` the words; `table()` the rows behind the drawing, header first; `reading(place)` the words for a place;
 * `keys(event, drawn, show)` handles a key and says whether it did.
 */
export function figure(parts) {
  const { id, title, settings, controls = () => [], draw, describe, table, reading, keys, hint, drag } = parts;
  const words = h('p.words', { id: freshId('words') });
  const stage = h('div.stage', {
    role: keys ? 'application' : 'img',
    tabindex: 0,
    'aria-roledescription': 'figure',
    'aria-label': title,
    'aria-describedby': words.id,
  });
  const output = h('output.reading', { 'aria-live': 'polite' });
  const tip = h('span.hint');
  let drawn;
  const redraw = () => {
    if (stage.clientWidth === 0) return;
    drawn = draw(stage.clientWidth, colours(), redraw);
    stage.replaceChildren(drawn.node);
    words.textContent = describe();
    tip.textContent = hint?.() ?? '';
  };
  const remember = () => node.isConnected && keep(id, settings.state, settings.usual);
  const settled = once(remember);
  const node = h(
    `figure.figure#${id}`,
    h('header', h('h3', title), downloads({ id, title, table, remember, current: () => drawn })),
    h(
      'div.controls',
      controls(() => {
        settled();
        redraw();
      }),
    ),
    stage,
    reading || hint ? h('div.under', output, tip) : null,
    h('figcaption', words, h('details.notes', h('summary', 'How to read this'), notes(title))),
  );
  listen({ stage, output, reading, keys, drag, settled, current: () => drawn });
  keepFresh(node, stage, redraw);
  return node;
}

function downloads({ id, title, table, remember, current }) {
  const button = (name, onclick) => h('button', { type: 'button', onclick }, name);
  return h(
    'div.save',
    { role: 'group', 'aria-label': `Download ${title}` },
    button('Link', event => {
      remember();
      copy(pointAt(id), event.target, 'In the address');
    }),
    button('PNG', () => savePng(current().node, id)),
    button('SVG', () => saveSvg(current().svg?.() ?? current().node, id)),
    button('CSV', () => saveCsv(table(), id)),
  );
}

// A slider that is drawn says a hundred things a second, and browsers refuse to change the address so often.
function once(work) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, SETTLE);
  };
}

function listen({ stage, output, reading, keys, drag, settled, current }) {
  const show = place => {
    current().point?.(...[place ?? NaN].flat());
    output.value = place == null ? '' : reading(place);
  };
  if (reading) {
    stage.addEventListener('pointermove', event => {
      const corner = stage.getBoundingClientRect();
      show(current().locate?.(event.clientX - corner.left, event.clientY - corner.top));
    });
    stage.addEventListener('pointerleave', () => show(undefined));
  }
  if (keys) {
    stage.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys(event, current(), show)) return;
      event.preventDefault();
      settled();
    });
  }
  drag?.(stage, current, settled);
}

// A figure lives as long as it is in the page: its observer goes with it, its listeners when it has left.
function keepFresh(node, stage, redraw) {
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (Math.round(entry.contentRect.width) === width) return;
    width = Math.round(entry.contentRect.width);
    redraw();
  }).observe(stage);
  const gone = new AbortController();
  const refresh = () => (node.isConnected ? redraw() : gone.abort());
  onTheme(refresh, gone.signal);
  onData(refresh, gone.signal);
}
