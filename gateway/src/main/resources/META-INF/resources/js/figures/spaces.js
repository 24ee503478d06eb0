import { freshId, s } from 'basin/dom.js';
import { drawing } from 'basin/figures/axes.js';
import { abreast } from 'basin/figures/layout.js';
import { svgPen } from 'basin/figures/pens.js';
import { faceAt, holes, relief } from 'basin/figures/relief.js';
import { scene, viewOf } from 'basin/figures/scene.js';
import { screen } from 'basin/figures/screen.js';

const MOVING_DETAIL = 32; // points on an axis while the view turns

/** Where every panel is first looked at from. */
export const CAMERA = { yaw: -0.6, pitch: 0.6, zoom: 1 };

/**
 * Surfaces seen from outside, on one canvas that needs no WebGL. The answer carries `turn`, which redraws after the camera has moved,
 * `svg`, which answers the same picture as SVG, and `locate` and `point` as flat planes have them.
 */
export function spaces(request) {
  const room = furnished(request);
  const { canvas, turn, point } = screen(room);
  turn(false);
  return { node: canvas, turn, point, svg: () => asSvg(room), locate: (px, py) => locate(room, px, py) };
}

// A box for each panel, its surface ready to be painted from any side.
function furnished({ panels, quantity, scale, path, width, theme, unit, camera }) {
  const columns = abreast(panels, width);
  const size = { width: width / columns, height: Math.min(460, (width / columns) * 0.92) };
  return {
    width,
    height: size.height * Math.ceil(panels.length / columns),
    eye: camera,
    style: { scale, quantity, path, theme, unit },
    boxes: panels.map((panel, i) => ({
      panel,
      ...size,
      left: (i % columns) * size.width,
      top: Math.floor(i / columns) * size.height,
      lost: holes(panel.surface, quantity),
      whole: relief(panel.surface, quantity, scale),
      coarse: relief(panel.surface, quantity, scale, MOVING_DETAIL),
    })),
  };
}

function asSvg({ width, height, boxes, eye, style }) {
  const title = boxes.map(box => box.panel.title).join(', ');
  return drawing(
    width,
    height,
    style.theme,
    title,
    boxes.map(box => {
      const group = clippedGroup(box);
      scene(svgPen(group), viewOf(box, eye), box, box.whole, style);
      return group;
    }),
  );
}

function clippedGroup({ left: x, top: y, width, height }) {
  const id = freshId('clip');
  return s('g', { 'clip-path': `url(#${id})` }, s('clipPath', { id }, s('rect', { x, y, width, height })));
}

// The coordinates of the ground seen at a place of the drawing; undefined where none is.
function locate({ boxes, eye }, px, py) {
  const box = boxes.find(b => px >= b.left && px < b.left + b.width && py >= b.top && py < b.top + b.height);
  const place = box && faceAt(box.coarse, viewOf(box, eye), px, py);
  return place && [along(box.panel.surface.alpha, place[0]), along(box.panel.surface.beta, place[1])];
}

// The coordinate at a place of the box, from -1 to 1.
function along(coordinates, place) {
  const [first, last] = [coordinates[0], coordinates[coordinates.length - 1]];
  return first + ((place + 1) / 2) * (last - first);
}
