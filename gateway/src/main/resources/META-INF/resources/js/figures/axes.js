import { s } from 'basin/dom.js';
import { value } from 'basin/format.js';

const TICK = 5;

/** The frame of a plot with its ticks outside, as in print. `x` and `y` are D3 scales over [0, width] and [height, 0]. */
export function axes({ x, y, width, height, xTitle, yTitle, xTicks, yTicks, grid = false, theme }) {
  const xs = xTicks ?? x.ticks(Math.max(3, Math.round(width / 80)));
  const ys = yTicks ?? y.ticks(Math.max(3, Math.round(height / 55)));
  return s(
    'g',
    { 'font-size': 11.5, 'font-family': theme.font, fill: theme.muted },
    grid &&
      s(
        'g',
        { stroke: theme.rule, 'stroke-width': 1 },
        ys.map(t => line(0, y(t), width, y(t))),
      ),
    s('rect', { width, height, fill: 'none', stroke: theme.muted, 'stroke-width': 1 }),
    s(
      'g',
      { stroke: theme.muted },
      xs.map(t => line(x(t), height, x(t), height + TICK)),
      ys.map(t => line(-TICK, y(t), 0, y(t))),
    ),
    xs.map(t => label(x(t), height + 18, value(t, 3))),
    ys.map(t => label(-9, y(t) + 4, value(t, 3), { 'text-anchor': 'end' })),
    xTitle && label(width / 2, height + 36, xTitle, { fill: theme.ink, 'font-size': 12.5 }),
    yTitle &&
      label(0, 0, yTitle, {
        fill: theme.ink,
        'font-size': 12.5,
        transform: `translate(-46 ${height / 2}) rotate(-90)`,
      }),
  );
}

export function line(x1, y1, x2, y2, properties = {}) {
  return s('line', { x1, y1, x2, y2, ...properties });
}

export function label(x, y, content, properties = {}) {
  return s('text', { x, y, 'text-anchor': 'middle', ...properties }, content);
}

/** An empty drawing with its own background and type, readable outside the page too. */
export function drawing(width, height, theme, title, ...children) {
  return s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': theme.font,
      'aria-hidden': 'true',
    },
    s('title', title),
    s('rect', { width, height, fill: theme.paper }),
    children,
  );
}

const ROW = 18;

/** Small pieces of line or markers with their names, in as many rows as the width asks for; answers {node, height}. */
export function legend(entries, width, theme) {
  let [left, top] = [0, 0];
  const placed = entries.map(({ name, mark }) => {
    const room = 48 + 6.6 * name.length;
    if (left > 0 && left + room > width) [left, top] = [0, top + ROW];
    const entry = s('g', { transform: `translate(${left} ${top})` }, mark, s('text', { x: 32, y: 4 }, name));
    left += room;
    return entry;
  });
  return { node: s('g', { 'font-size': 12.5, fill: theme.ink }, placed), height: top + ROW };
}
