import d3 from 'basin/d3.js';
import { value } from 'basin/format.js';
import { projection } from 'basin/figures/projection.js';
import { boxed, paint, relief } from 'basin/figures/relief.js';

const SIDE_BY_SIDE = 620;
const MOVING_DETAIL = 40; // points on an axis while the view turns
const star = new Path2D(d3.symbol(d3.symbolStar, 110)());
const circle = new Path2D(d3.symbol(d3.symbolCircle, 52)());

/** The camera that every panel shares. */
export function camera() {
  return { yaw: -0.6, pitch: 0.6, zoom: 1 };
}

/** Surfaces seen from outside, on one canvas that needs no WebGL. `turn` redraws after the camera has moved. */
export function spaces({ panels, quantity, scale, path, width, theme, unit, camera: eye }) {
  const abreast = width >= SIDE_BY_SIDE ? panels.length : 1;
  const pitch = width / abreast;
  const tall = Math.min(460, pitch * 0.92);
  const canvas = prepared(width, tall * Math.ceil(panels.length / abreast));
  const boxes = panels.map((panel, i) => ({
    panel,
    left: (i % abreast) * pitch,
    top: Math.floor(i / abreast) * tall,
    whole: relief(panel.surface, quantity, scale),
    coarse: relief(panel.surface, quantity, scale, MOVING_DETAIL),
  }));
  const turn = moving => {
    const context = canvas.getContext('2d');
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, width, canvas.height);
    for (const box of boxes)
      draw(context, {
        ...box,
        width: pitch,
        height: tall,
        surface: moving ? box.coarse : box.whole,
        scale,
        quantity,
        path,
        theme,
        unit,
        eye,
      });
  };
  turn(false);
  return { node: canvas, turn };
}

function prepared(width, height) {
  const canvas = document.createElement('canvas');
  const density = Math.max(2, devicePixelRatio);
  [canvas.width, canvas.height] = [width * density, height * density];
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  canvas.getContext('2d').scale(density, density);
  return canvas;
}

function draw(context, { panel, left, top, width, height, surface, scale, quantity, path, theme, unit, eye }) {
  const view = projection({
    yaw: eye.yaw,
    pitch: eye.pitch,
    zoom: eye.zoom * Math.min(width, height * 1.2) * 0.285,
    relief: 1.25,
    cx: left + width / 2 + 10,
    cy: top + height / 2 + 16,
  });
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  box(context, view, scale, theme);
  paint(context, surface, view, surface.xs.length <= 60);
  scales(context, view, panel.surface, scale, theme);
  walk(context, view, panel, scale, quantity, path);
  caption(context, panel.heading, unit, left + 14, top + 20, theme);
  context.restore();
}

function caption(context, title, unit, x, y, theme) {
  Object.assign(context, { font: `600 14px ${theme.font}`, fillStyle: theme.ink, textAlign: 'left' });
  context.fillText(title, x, y);
  Object.assign(context, { font: `12px ${theme.font}`, fillStyle: theme.muted });
  context.fillText(`height and colour: ${unit}`, x, y + 18);
}

// The floor and the two walls behind the surface.
function box(context, view, scale, theme) {
  const [farX, farY] = [-view.nearX, -view.nearY];
  context.strokeStyle = theme.rule;
  context.lineWidth = 1;
  for (const t of d3.range(-1, 1.01, 0.5)) {
    stroke(context, [view.to(t, -1, 0), view.to(t, 1, 0)]);
    stroke(context, [view.to(-1, t, 0), view.to(1, t, 0)]);
    stroke(context, [view.to(t, farY, 0), view.to(t, farY, 1)]);
    stroke(context, [view.to(farX, t, 0), view.to(farX, t, 1)]);
  }
  for (const t of scale.ticks.map(scale.share))
    stroke(context, [view.to(farX, view.nearY, t), view.to(farX, farY, t), view.to(view.nearX, farY, t)]);
}

function scales(context, view, surface, scale, theme) {
  Object.assign(context, {
    font: `11.5px ${theme.font}`,
    fillStyle: theme.muted,
    strokeStyle: theme.muted,
    textAlign: 'center',
  });
  const ground = (coordinates, place, name) => {
    const [first, last] = [coordinates[0], coordinates[coordinates.length - 1]];
    const at = v => (2 * (v - first)) / (last - first) - 1;
    stroke(context, [place(-1, 1), place(1, 1)]);
    for (const t of d3.ticks(first, last, 5)) text(context, value(t, 3), place(at(t), 1.11));
    context.fillStyle = theme.ink;
    text(context, name, place(0, 1.3));
    context.fillStyle = theme.muted;
  };
  ground(surface.alpha, (t, out) => view.to(t, out * view.nearY, 0), 'α');
  ground(surface.beta, (t, out) => view.to(out * view.nearX, t, 0), 'β');
  upright(context, view, scale);
}

// The height axis stands at the corner farthest to the left, where nothing can cover it.
function upright(context, view, scale) {
  const corner = d3.least(d3.cross([-1, 1], [-1, 1]), ([x, y]) => view.across(x, y));
  stroke(context, [view.to(...corner, 0), view.to(...corner, 1)]);
  context.textAlign = 'right';
  for (const t of scale.ticks) {
    const [x, y] = view.to(...corner, scale.share(t));
    stroke(context, [
      [x, y],
      [x - 5, y],
    ]);
    text(context, value(t, 3), [x - 8, y]);
  }
}

// The path lies on top of everything, so that no slope hides it.
function walk(context, view, { surface, points }, scale, quantity, path) {
  const place = (alpha, beta, height) =>
    view.to(
      boxed([surface.alpha[0], alpha, surface.alpha.at(-1)])(1),
      boxed([surface.beta[0], beta, surface.beta.at(-1)])(1),
      scale.share(height),
    );
  const steps = points
    .map(p => [...path.at(p), p.withFinalHead?.[quantity]])
    .filter(step => step.every(Number.isFinite))
    .map(step => place(...step));
  context.lineJoin = 'round';
  for (const [colour, width] of [
    ['rgba(17,17,17,0.75)', 3.6],
    ['#fff', 1.8],
  ]) {
    Object.assign(context, { strokeStyle: colour, lineWidth: width });
    stroke(context, steps);
  }
  if (points.length === 0) return;
  mark(context, circle, place(0, 0, points[0].withFinalHead?.[quantity]));
  mark(context, star, place(1, 0, points.at(-1).withFinalHead?.[quantity]));
}

function mark(context, shape, [x, y]) {
  if (!Number.isFinite(y)) return;
  context.save();
  context.translate(x, y);
  Object.assign(context, { fillStyle: '#fff', strokeStyle: '#111', lineWidth: 1.2 });
  context.fill(shape);
  context.stroke(shape);
  context.restore();
}

function stroke(context, places) {
  context.beginPath();
  places.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
}

function text(context, content, [x, y]) {
  context.fillText(content, x, y + 4);
}
