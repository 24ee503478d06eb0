import { freshId, s } from 'basin/dom.js';
import { drawing } from 'basin/figures/axes.js';
import { kind, nearest } from 'basin/data/surface.js';
import { abreast } from 'basin/figures/layout.js';
import { canvasPen, svgPen } from 'basin/figures/pens.js';
import { faceAt, holes, relief } from 'basin/figures/relief.js';
import { pin, scene, viewOf } from 'basin/figures/scene.js';

const MOVING_DETAIL = 32; // points on an axis while the view turns
const DENSITY = { moving: 1, still: Math.max(2, devicePixelRatio) }; // canvas pixels a pixel of the page

/** Where every panel is first looked at from. */
export const CAMERA = { yaw: -0.6, pitch: 0.6, zoom: 1 };

/**
 * Surfaces seen from outside, on one canvas that needs no WebGL. The answer carries `turn`, which redraws after the camera has moved,
 * `svg`, which answers the same picture as SVG, and `locate` and `point` as flat planes have them.
 */
export function spaces({ panels, quantity, scale, path, width, theme, unit, camera: eye }) {
  const columns = abreast(panels, width);
  const size = { width: width / columns, height: Math.min(460, (width / columns) * 0.92) };
  const total = size.height * Math.ceil(panels.length / columns);
  const style = { scale, quantity, path, theme, unit };
  const boxes = panels.map((panel, i) => ({
    panel,
    ...size,
    lost: holes(panel.surface, quantity),
    left: (i % columns) * size.width,
    top: Math.floor(i / columns) * size.height,
    whole: relief(panel.surface, quantity, scale),
    coarse: relief(panel.surface, quantity, scale, MOVING_DETAIL),
  }));
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { width: `${width}px`, height: `${total}px` });
  const context = canvas.getContext('2d');
  const pen = canvasPen(context, theme.font);
  const still = document.createElement('canvas'); // the last picture that did not move, for the pins to stand on
  let moving;

  const turn = now => {
    if (now !== moving) resize(canvas, width, total, now ? DENSITY.moving : DENSITY.still);
    moving = now;
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, width, total);
    for (const box of boxes)
      clipped(context, box, () =>
        scene(pen, viewOf(box, eye), { ...box, surface: now ? box.coarse : box.whole }, style),
      );
    if (!now) keepStill(canvas, still);
  };
  const point = (alpha, beta) => {
    if (moving) return;
    context.drawImage(still, 0, 0, width, total);
    if (!Number.isFinite(alpha)) return;
    for (const box of boxes) pin(pen, viewOf(box, eye), box.panel.surface, [alpha, beta], heightAt(box, alpha, beta));
  };
  const heightAt = ({ panel: { surface } }, alpha, beta) => {
    const index = nearest(surface, alpha, beta);
    return kind(surface, quantity, index) === 'value' ? scale.share(surface[quantity][index]) : NaN;
  };
  const locate = (px, py) => {
    const box = boxes.find(b => px >= b.left && px < b.left + b.width && py >= b.top && py < b.top + b.height);
    const place = box && faceAt(box.coarse, viewOf(box, eye), px, py);
    return place && [along(box.panel.surface.alpha, place[0]), along(box.panel.surface.beta, place[1])];
  };
  const svg = () =>
    drawing(
      width,
      total,
      theme,
      panels.map(p => p.title).join(', '),
      boxes.map(box => {
        const clip = freshId('clip');
        const { left: x, top: y } = box;
        const group = s(
          'g',
          { 'clip-path': `url(#${clip})` },
          s('clipPath', { id: clip }, s('rect', { x, y, ...size })),
        );
        scene(svgPen(group), viewOf(box, eye), { ...box, surface: box.whole }, style);
        return group;
      }),
    );
  turn(false);
  return { node: canvas, turn, svg, locate, point };
}

// A canvas that changes its size forgets its scale with its picture.
function resize(canvas, width, height, density) {
  [canvas.width, canvas.height] = [width * density, height * density];
  canvas.getContext('2d').scale(density, density);
}

function clipped(context, { left, top, width, height }, work) {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  work();
  context.restore();
}

function keepStill(canvas, still) {
  [still.width, still.height] = [canvas.width, canvas.height];
  still.getContext('2d').drawImage(canvas, 0, 0);
}

// The coordinate at a place of the box, from -1 to 1.
function along(coordinates, place) {
  const [first, last] = [coordinates[0], coordinates[coordinates.length - 1]];
  return first + ((place + 1) / 2) * (last - first);
}
