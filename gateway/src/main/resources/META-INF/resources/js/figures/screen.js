import { kind, nearest } from 'basin/data/surface.js';
import { canvasPen } from 'basin/figures/pens.js';
import { pin, scene, viewOf } from 'basin/figures/scene.js';

const DENSITY = { moving: 1, still: Math.max(2, devicePixelRatio) }; // canvas pixels a pixel of the page

/**
 * A room on a canvas: coarse and with few pixels while it moves, whole when it rests. `turn(moving)` draws it from where the camera
 * stands now, `point(alpha, beta)` puts a pin at a place of every panel, or none where the place is not finite.
 */
export function screen(room) {
  const { width, height, boxes, eye, style } = room;
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const context = canvas.getContext('2d');
  const pen = canvasPen(context, style.theme.font);
  const still = document.createElement('canvas'); // the last picture that did not move, for the pins to stand on
  let moving;
  const turn = now => {
    if (now !== moving) resize(canvas, width, height, now ? DENSITY.moving : DENSITY.still);
    moving = now;
    context.fillStyle = style.theme.paper;
    context.fillRect(0, 0, width, height);
    for (const box of boxes) clipped(context, box, () => scene(pen, viewOf(box, eye), box, grid(box, now), style));
    if (!now) copy(canvas, still);
  };
  const point = (alpha, beta) => {
    if (moving) return;
    context.drawImage(still, 0, 0, width, height);
    if (!Number.isFinite(alpha)) return;
    for (const box of boxes)
      pin(pen, viewOf(box, eye), box.panel.surface, [alpha, beta], heightAt(box, style, alpha, beta));
  };
  return { canvas, turn, point };
}

function grid({ coarse, whole }, moving) {
  return moving ? coarse : whole;
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

function copy(canvas, to) {
  [to.width, to.height] = [canvas.width, canvas.height];
  to.getContext('2d').drawImage(canvas, 0, 0);
}

function heightAt({ panel: { surface } }, { quantity, scale }, alpha, beta) {
  const index = nearest(surface, alpha, beta);
  return kind(surface, quantity, index) === 'value' ? scale.share(surface[quantity][index]) : NaN;
}
