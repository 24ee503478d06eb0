import { freshId, h } from 'basin/dom.js';
import { saveCsv, savePng, saveSvg } from 'basin/figures/save.js';
import { onData } from 'basin/figures/fresh.js';
import { colours, onTheme } from 'basin/theme.js';

/**
 * What every figure has around its drawing: a title, its controls, the drawing at the width of the page, the reading under the
 * cross-hair, what it says in words, how to read it, and its downloads. Draws again when the width, the theme or the data change.
 *
 * `draw(width, theme, redraw)` answers {node, locate?, point?, turn?}; `describe()` the words; `table()` the rows behind the drawing, header
 * first; `reading(place)` the words for a place; `keys(event, drawn)` handles a key and says whether it did.
 */
export function figure({ id, title, controls = () => [], draw, describe, table, notes, reading, keys, hint, drag }) {
  const words = h('p.words', { id: freshId('words') });
  const stage = h('div.stage', {
    role: keys ? 'application' : 'img',
    tabindex: 0,
    'aria-roledescription': 'figure',
    'aria-label': title,
    'aria-describedby': words.id,
  });
  const output = h('output.reading', { 'aria-live': 'polite' });
  let drawn;
  const redraw = () => {
    if (stage.clientWidth === 0) return;
    drawn = draw(stage.clientWidth, colours(), redraw);
    stage.replaceChildren(drawn.node);
    words.textContent = describe();
    svgButton.hidden = !(drawn.node instanceof SVGElement);
  };
  const svgButton = h('button', { type: 'button', onclick: () => saveSvg(drawn.node, id) }, 'SVG');
  const node = h(
    `figure.figure#${id}`,
    h(
      'header',
      h('h3', title),
      h(
        'div.save',
        { role: 'group', 'aria-label': `Download ${title}` },
        h('button', { type: 'button', onclick: () => savePng(drawn.node, id) }, 'PNG'),
        svgButton,
        h('button', { type: 'button', onclick: () => saveCsv(table(), id) }, 'CSV'),
      ),
    ),
    h('div.controls', controls(redraw)),
    stage,
    reading || hint ? h('div.under', output, hint && h('span.hint', hint)) : null,
    h(
      'figcaption',
      words,
      h(
        'details.notes',
        h('summary', 'How to read this'),
        notes.map(note => h('p', note)),
      ),
    ),
  );
  listen({ stage, output, reading, keys, drag, current: () => drawn });
  keepFresh(node, stage, redraw);
  return node;
}

function listen({ stage, output, reading, keys, drag, current }) {
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
      if (keys(event, current(), show)) event.preventDefault();
    });
  }
  drag?.(stage, current);
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
