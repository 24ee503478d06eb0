import d3 from 'basin/d3.js';
import { s } from 'basin/dom.js';

/** Which coordinates the path of training is drawn with. */
export const PATHS = [
  {
    id: 'paper',
    name: 'paper’s (dα, dβ)',
    note: 'Path: the paper’s coordinates. Its height above the axis is the distance from the δ1 line in units of ‖δ1‖, whatever the direction; it is not the coordinate along δ2.',
    at: p => [p.alpha, p.beta],
  },
  {
    id: 'plane',
    name: 'least squares',
    note: 'Path: least-squares coordinates, the point of this plane that lies nearest to each state.',
    at: p => [p.planeAlpha, p.planeBeta],
  },
  { id: 'none', name: 'none', note: '', at: () => [NaN, NaN] },
];

export function path(id) {
  return PATHS.find(p => p.id === id);
}

const circle = d3.symbol(d3.symbolCircle, 58)();
const star = d3.symbol(d3.symbolStar, 120)();

/** The start is a dot and the end a star, white with a dark rim: legible on every colour of the map. */
export function startMark(x, y) {
  return mark(circle, x, y);
}

export function endMark(x, y) {
  return mark(star, x, y);
}

function mark(d, x, y) {
  return s('path', { d, transform: `translate(${x} ${y})`, fill: '#fff', stroke: '#111', 'stroke-width': 1.2 });
}

/** The states of training joined in order. `x` and `y` place coordinates on the drawing. */
export function trajectory(points, at, x, y) {
  const places = points
    .map(at)
    .filter(p => p.every(Number.isFinite))
    .map(([a, b]) => [x(a), y(b)]);
  const d = d3.line()(places);
  if (!d) return null;
  return s(
    'g',
    { fill: 'none', 'stroke-linejoin': 'round' },
    s('path', { d, stroke: '#111', 'stroke-width': 3.6, 'stroke-opacity': 0.75 }),
    s('path', { d, stroke: '#fff', 'stroke-width': 1.8 }),
    places
      .slice(1, -1)
      .map(([cx, cy]) => s('circle', { cx, cy, r: 2.6, fill: '#fff', stroke: '#111', 'stroke-width': 0.9 })),
  );
}
