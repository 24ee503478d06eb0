import d3 from 'basin/d3.js';
import { s } from 'basin/dom.js';
import { value } from 'basin/format.js';

const ARROW = 'l5 8h-10z';

/** Arrows, in the colour of each curve, where it leaves the frame upwards or comes back. */
export function arrows(series, x, y) {
  return series.map(one => crossings(one.points, x, y).map(px => arrow(px, 1, one.colour)));
}

/** What the arrows mean, for the legend; nothing where no curve leaves. */
export function arrowsMean(series, y, theme) {
  const highest = d3.max(series.flatMap(one => one.points.map(p => p.y)).filter(Number.isFinite));
  if (!(highest > y.domain()[1])) return [];
  return [{ name: `goes on above, up to ${value(highest, 3)}`, mark: arrow(16, -4, theme.muted) }];
}

function arrow(x, y, fill) {
  return s('path', { d: `M${x} ${y}${ARROW}`, fill });
}

function crossings(points, x, y) {
  const places = points.map(p => [x(p.x), y(p.y)]);
  return d3
    .pairs(places)
    .filter(([[, from], [, to]]) => Number.isFinite(from) && Number.isFinite(to) && from < 0 !== to < 0)
    .map(([[left, from], [right, to]]) => left + ((right - left) * from) / (from - to));
}
