import d3 from 'basin/d3.js';
import { value } from 'basin/format.js';
import { projection } from 'basin/figures/projection.js';
import { boxed, paint } from 'basin/figures/relief.js';

const MESH = 60; // points on an axis up to which the mesh is drawn
const star = d3.symbol(d3.symbolStar, 110)();
const circle = d3.symbol(d3.symbolCircle, 52)();
const MARK = { fill: '#fff', stroke: '#111', width: 1.2 };

/** The view of one panel's box from where the camera stands. */
export function viewOf({ left, top, width, height }, eye) {
  return projection({
    yaw: eye.yaw,
    pitch: eye.pitch,
    zoom: eye.zoom * Math.min(width, height * 1.2) * 0.285,
    relief: 1.25,
    cx: left + width / 2 + 10,
    cy: top + height / 2 + 16,
  });
}

/** Draws one panel: its box, its surface (`ground`, in the detail wanted), its scales, the path of training on top of all. */
export function scene(pen, view, { panel, lost, left, top }, ground, { scale, quantity, path, theme, unit }) {
  box(pen, view, scale, theme);
  for (const cell of lost) crossed(pen, view, cell, theme);
  paint(pen, ground, view, ground.xs.length <= MESH);
  scales(pen, view, panel.surface, scale, theme);
  walk(pen, view, panel, scale, quantity, path);
  pen.text(panel.heading, [left + 14, top + 20], { fill: theme.ink, size: 14, weight: 600, anchor: 'start' });
  pen.text(`height and colour: ${unit}`, [left + 14, top + 38], { fill: theme.muted, size: 12, anchor: 'start' });
}

/** A pin from the floor to the surface at a place, which says where the cross-hair is. */
export function pin(pen, view, surface, [alpha, beta], height) {
  const [x, y] = place(surface, alpha, beta);
  const tip = view.to(x, y, Number.isFinite(height) ? height : 0);
  pen.line([view.to(x, y, 0), tip], { stroke: '#111', width: 3 });
  pen.line([view.to(x, y, 0), tip], { stroke: '#fff', width: 1.4 });
  pen.symbol(circle, tip, { ...MARK, fill: '#f5c518' });
}

// The floor and the two walls behind the surface.
function box(pen, view, scale, theme) {
  const style = { stroke: theme.rule, width: 1 };
  const [farX, farY] = [-view.nearX, -view.nearY];
  for (const t of d3.range(-1, 1.01, 0.5)) {
    pen.line([view.to(t, -1, 0), view.to(t, 1, 0)], style);
    pen.line([view.to(-1, t, 0), view.to(1, t, 0)], style);
    pen.line([view.to(t, farY, 0), view.to(t, farY, 1)], style);
    pen.line([view.to(farX, t, 0), view.to(farX, t, 1)], style);
  }
  for (const t of scale.ticks.map(scale.share))
    pen.line([view.to(farX, view.nearY, t), view.to(farX, farY, t), view.to(view.nearX, farY, t)], style);
}

// A point without a finite value: a crossed cell on the floor, seen through the hole above it.
function crossed(pen, view, [west, east, south, north], theme) {
  const corners = [view.to(west, south, 0), view.to(east, south, 0), view.to(east, north, 0), view.to(west, north, 0)];
  pen.polygon(corners, { fill: theme.paper, stroke: theme.lost, width: 1.2 });
  pen.line([corners[0], corners[2]], { stroke: theme.lost, width: 1.2 });
  pen.line([corners[1], corners[3]], { stroke: theme.lost, width: 1.2 });
}

function scales(pen, view, surface, scale, theme) {
  axis(pen, surface.alpha, (t, out) => view.to(t, out * view.nearY, 0), 'α', theme);
  axis(pen, surface.beta, (t, out) => view.to(out * view.nearX, t, 0), 'β', theme);
  upright(pen, view, scale, theme);
}

function axis(pen, coordinates, at, name, theme) {
  const [first, last] = [coordinates[0], coordinates[coordinates.length - 1]];
  pen.line([at(-1, 1), at(1, 1)], { stroke: theme.muted, width: 1 });
  for (const t of d3.ticks(first, last, 5))
    pen.text(value(t, 3), lowered(at((2 * (t - first)) / (last - first) - 1, 1.11)), { fill: theme.muted, size: 11.5 });
  pen.text(name, lowered(at(0, 1.3)), { fill: theme.ink, size: 12.5 });
}

// The height axis stands at the corner farthest to the left, where nothing can cover it.
function upright(pen, view, scale, theme) {
  const style = { stroke: theme.muted, width: 1 };
  const corner = d3.least(d3.cross([-1, 1], [-1, 1]), ([x, y]) => view.across(x, y));
  pen.line([view.to(...corner, 0), view.to(...corner, 1)], style);
  for (const t of scale.ticks) {
    const [x, y] = view.to(...corner, scale.share(t));
    pen.line(
      [
        [x, y],
        [x - 5, y],
      ],
      style,
    );
    pen.text(value(t, 3), lowered([x - 8, y]), { fill: theme.muted, size: 11.5, anchor: 'end' });
  }
}

// The path lies on top of everything, so that no slope hides it.
function walk(pen, view, { surface, points, marks }, scale, quantity, path) {
  const at = (alpha, beta, height) => view.to(...place(surface, alpha, beta), scale.share(height));
  const steps = points
    .map(p => [...path.at(p), p.withFinalHead?.[quantity]])
    .filter(step => step.every(Number.isFinite))
    .map(step => at(...step));
  pen.line(steps, { stroke: 'rgba(17,17,17,0.75)', width: 3.6 });
  pen.line(steps, { stroke: '#fff', width: 1.8 });
  const start = points[0]?.withFinalHead?.[quantity];
  const end = points.at(-1)?.withFinalHead?.[quantity];
  if (marks.start && Number.isFinite(start)) pen.symbol(circle, at(...marks.start, start), MARK);
  if (Number.isFinite(end)) pen.symbol(star, at(...marks.end, end), MARK);
}

function place(surface, alpha, beta) {
  return [
    boxed([surface.alpha[0], alpha, surface.alpha.at(-1)])(1),
    boxed([surface.beta[0], beta, surface.beta.at(-1)])(1),
  ];
}

function lowered([x, y]) {
  return [x, y + 4];
}
