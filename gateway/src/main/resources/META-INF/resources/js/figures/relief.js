import d3 from 'basin/d3.js';
import { kind } from 'basin/data/surface.js';
import { farToNear } from 'basin/figures/projection.js';

const LIGHT = [-0.35, -0.45, 0.82];
const MAP = d3.range(256).map(i => d3.rgb(d3.interpolateViridis(i / 255)));

/** A surface ready to be painted from any side: places in the box, colours by height and light, all computed once. */
export function relief(surface, quantity, scale, detail = Infinity) {
  const columns = thinned(surface.alpha.length, detail);
  const rows = thinned(surface.beta.length, detail);
  const xs = columns.map(boxed(surface.alpha));
  const ys = rows.map(boxed(surface.beta));
  const z = rows.map(r => columns.map(c => height(surface, quantity, scale, r * surface.alpha.length + c))); // (rows, columns)
  const lid = scale.clipped > 0 ? 1 : Infinity; // ground wholly above the limit is left out, so that it hides nothing
  const faces = d3.range(rows.length - 1).map(r => d3.range(columns.length - 1).map(c => face(xs, ys, z, r, c, lid)));
  return { xs, ys, z, faces };
}

/** The box place of a coordinate: the outer points of the axis lie at -1 and 1. */
export function boxed(coordinates) {
  const [first, last] = [coordinates[0], coordinates[coordinates.length - 1]];
  return i => (2 * (coordinates[i] - first)) / (last - first) - 1;
}

/** Paints the faces from far to near; a face with a corner that is not finite or not computed stays open. */
export function paint(pen, ground, view, mesh) {
  for (const { corners, face } of seen(ground, view)) {
    if (face) pen.polygon(corners, { fill: face.colour, stroke: mesh ? face.edge : face.colour, width: 0.6 }); // without a mesh the stroke closes the seams
  }
}

/** The middle of the face that is seen at a place of the drawing, in the box; undefined where none is. */
export function faceAt(ground, view, px, py) {
  const face = [...seen(ground, view)].findLast(({ corners, face }) => face && d3.polygonContains(corners, [px, py]));
  return face?.middle;
}

/** The cells of the points that have no finite value, as the box's [west, east, south, north]. */
export function holes(surface, quantity) {
  const [x, y] = [boxed(surface.alpha), boxed(surface.beta)];
  const columns = surface.alpha.length;
  const cell = (at, i, last) => [(at(Math.max(0, i - 1)) + at(i)) / 2, (at(Math.min(last, i + 1)) + at(i)) / 2];
  return surface.computed.flatMap((_, i) =>
    kind(surface, quantity, i) === 'lost'
      ? [[...cell(x, i % columns, columns - 1), ...cell(y, Math.floor(i / columns), surface.beta.length - 1)]]
      : [],
  );
}

function* seen({ xs, ys, z, faces }, view) {
  const rows = farToNear(ys.length - 1, view.away(0, 1) > 0);
  const columns = farToNear(xs.length - 1, view.away(1, 0) > 0);
  const places = ys.map((y, r) => xs.map((x, c) => view.to(x, y, z[r][c])));
  for (const r of rows) {
    for (const c of columns) {
      const corners = [places[r][c], places[r][c + 1], places[r + 1][c + 1], places[r + 1][c]];
      yield { corners, face: faces[r][c], middle: [(xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2] };
    }
  }
}

function height(surface, quantity, scale, index) {
  return kind(surface, quantity, index) === 'value' ? scale.share(surface[quantity][index]) : NaN;
}

function face(xs, ys, z, r, c, lid) {
  const corners = [z[r][c], z[r][c + 1], z[r + 1][c + 1], z[r + 1][c]];
  if (corners.some(Number.isNaN) || corners.every(corner => corner >= lid)) return null;
  const height = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
  const light = 0.72 + 0.28 * brightness(xs, ys, corners, r, c);
  return { colour: shade(height, light), edge: shade(height, 0.82 * light) };
}

// A table, because a large surface asks for a hundred thousand colours.
function shade(height, light) {
  const { r, g, b } = MAP[Math.round(height * (MAP.length - 1))];
  return `rgb(${r * light},${g * light},${b * light})`;
}

// Lambert's law on the face's normal, with a floor so that no slope turns black.
function brightness(xs, ys, [z00, z01, z11, z10], r, c) {
  const slopeX = (z01 + z11 - z00 - z10) / 2 / (xs[c + 1] - xs[c]);
  const slopeY = (z10 + z11 - z00 - z01) / 2 / (ys[r + 1] - ys[r]);
  const lit = (-slopeX * LIGHT[0] - slopeY * LIGHT[1] + LIGHT[2]) / Math.hypot(slopeX, slopeY, 1);
  return Math.max(0.25, Math.min(1, lit + 0.15));
}

function thinned(length, detail) {
  const step = Math.max(1, Math.ceil(length / detail));
  const kept = d3.range(0, length, step);
  return kept[kept.length - 1] === length - 1 ? kept : [...kept, length - 1];
}
