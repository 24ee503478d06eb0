import d3 from 'basin/d3.js';
import { s } from 'basin/dom.js';
import { closest, kind } from 'basin/data/surface.js';

/** The colours of a plane as filled contours with their lines. `x` and `y` place coordinates, `scale` colours values. */
export function contours(surface, quantity, scale, x, y) {
  const [columns, rows] = [surface.alpha.length, surface.beta.length];
  const values = Array.from(surface[quantity], (v, i) => (kind(surface, quantity, i) === 'value' ? v : scale.high)); // gaps are covered later
  const height = v => (scale.log ? Math.log(Math.max(v, scale.low)) : v);
  const bands = d3
    .contours()
    .size([columns, rows])
    .thresholds([scale.low, ...scale.levels].map(height))(values.map(height));
  const outline = d3.geoPath(
    d3.geoTransform({
      point(column, row) {
        this.stream.point(x(between(surface.alpha, column - 0.5)), y(between(surface.beta, row - 0.5)));
      },
    }),
  );
  const edges = [scale.low, ...scale.levels, scale.high];
  return s(
    'g',
    { 'stroke-linejoin': 'round' },
    bands.map((band, i) =>
      s('path', {
        d: outline(band),
        fill: scale.colour(middle(edges, i, scale.log)),
        stroke: '#fff',
        'stroke-opacity': i === 0 ? 0 : 0.35,
        'stroke-width': 0.7,
      }),
    ),
  );
}

function middle(edges, i, log) {
  return log ? Math.sqrt(edges[i] * edges[i + 1]) : (edges[i] + edges[i + 1]) / 2;
}

// The coordinate at a fractional position, going on evenly beyond the ends.
function between(coordinates, position) {
  const i = Math.max(0, Math.min(coordinates.length - 2, Math.floor(position)));
  const step = coordinates[i + 1] - coordinates[i];
  return coordinates[i] + (position - i) * step;
}

/** The colours of a plane as one cell a point: an image, so that forty thousand cells draw as fast as forty. */
export function cells(surface, quantity, scale, x, y) {
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  const [width, height] = [Math.round(right - left), Math.round(bottom - top)];
  const columns = d3.range(width).map(px => closest(surface.alpha, x.invert(left + px + 0.5)));
  const rows = d3.range(height).map(py => closest(surface.beta, y.invert(top + py + 0.5)));
  const colours = Array.from(surface[quantity], (v, i) =>
    kind(surface, quantity, i) === 'value' ? d3.rgb(scale.colour(v)) : null,
  );
  return s('image', {
    x: left,
    y: top,
    width,
    height,
    preserveAspectRatio: 'none',
    href: image(columns, rows, (c, r) => colours[r * surface.alpha.length + c]),
  });
}

function image(columns, rows, colourAt) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns.length, rows.length];
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(canvas.width, canvas.height);
  rows.forEach((row, py) =>
    columns.forEach((column, px) => {
      const colour = colourAt(column, row);
      if (colour) pixels.data.set([colour.r, colour.g, colour.b, 255], 4 * (py * columns.length + px));
    }),
  );
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL();
}

/** Covers what holds no value: hatched where the value is not finite, blank where the point is not computed yet. */
export function gaps(surface, quantity, hatch, x, y, theme) {
  return s(
    'g',
    Array.from(surface[quantity], (_, i) => {
      const which = kind(surface, quantity, i);
      return which === 'value' ? null : cell(surface, i, x, y, which === 'lost' ? `url(#${hatch})` : theme.paper);
    }),
  );
}

function cell(surface, index, x, y, fill) {
  const [column, row] = [index % surface.alpha.length, Math.floor(index / surface.alpha.length)];
  const [left, right] = [column - 0.5, column + 0.5].map(c => x(between(surface.alpha, c)));
  const [bottom, top] = [row - 0.5, row + 0.5].map(r => y(between(surface.beta, r)));
  return s('rect', { x: left, y: top, width: right - left + 0.5, height: bottom - top + 0.5, fill });
}

/** The pattern of a value that is not finite. */
export function hatching(id, theme) {
  return s(
    'pattern',
    { id, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    s('rect', { width: 7, height: 7, fill: theme.paper }),
    s('rect', { width: 2.4, height: 7, fill: theme.lost }),
  );
}

/** The range a plane is drawn over: to the outer edges of its cells, or to its outer points. */
export function extent(coordinates, wholeCells) {
  const last = coordinates.length - 1;
  return wholeCells
    ? [between(coordinates, -0.5), between(coordinates, last + 0.5)]
    : [coordinates[0], coordinates[last]];
}
