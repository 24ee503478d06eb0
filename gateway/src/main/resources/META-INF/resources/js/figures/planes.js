import d3 from 'basin/d3.js';
import { freshId, s } from 'basin/dom.js';
import { axes, drawing, label, line } from 'basin/figures/axes.js';
import { colourBar } from 'basin/figures/bar.js';
import { cells, contours, extent, gaps, hatching } from 'basin/figures/ground.js';
import { abreast } from 'basin/figures/layout.js';
import { endMark, startMark, trajectory } from 'basin/figures/marks.js';

const MARGIN = { left: 60, right: 14, top: 34, bottom: 46 };
const BAR = 62;

/**
 * Planes side by side, or below each other on a narrow page, with one colour bar. `panels` are {title, heading, surface, points,
 * marks: {start, end, alpha, beta}}; the
 * answer carries `locate`, which turns a place on the drawing into coordinates, and `point`, which moves the shared cross-hair.
 */
export function planes({ panels, quantity, view, scale, path, width, theme, unit }) {
  const columns = abreast(panels, width);
  const pitch = width / columns;
  const inner = {
    width: pitch - MARGIN.left - MARGIN.right,
    height: Math.min(380, (pitch - MARGIN.left - MARGIN.right) * 0.82),
  };
  const tall = inner.height + MARGIN.top + MARGIN.bottom;
  const total = tall * Math.ceil(panels.length / columns) + BAR;
  const hatch = freshId('hatch');
  const drawn = panels.map((panel, i) =>
    plane({
      panel,
      quantity,
      view,
      scale,
      path,
      inner,
      theme,
      hatch,
      left: (i % columns) * pitch + MARGIN.left,
      top: Math.floor(i / columns) * tall + MARGIN.top,
    }),
  );
  const svg = drawing(
    width,
    total,
    theme,
    panels.map(p => p.title).join(', '),
    s('defs', hatching(hatch, theme)),
    drawn.map(d => d.node),
    colourBar({
      scale,
      left: MARGIN.left,
      top: total - BAR + 16,
      width: width - MARGIN.left - MARGIN.right,
      banded: view === 'contour',
      unit,
      theme,
    }),
  );
  return {
    node: svg,
    locate: (px, py) => drawn.map(d => d.locate(px, py)).find(Boolean),
    point: (alpha, beta) => drawn.forEach(d => d.point(alpha, beta)),
  };
}

function plane({ panel, quantity, view: asked, scale, path, inner, theme, hatch, left, top }) {
  const { surface, points } = panel;
  const view = surface.computed.every(Boolean) ? asked : 'heat'; // contours would bend around what is not there yet
  const x = d3.scaleLinear(extent(surface.alpha, view === 'heat'), [0, inner.width]);
  const y = d3.scaleLinear(extent(surface.beta, view === 'heat'), [inner.height, 0]);
  const clip = freshId('clip');
  const cross = s(
    'g',
    { stroke: '#fff', 'stroke-width': 1, 'stroke-dasharray': '3 3', visibility: 'hidden' },
    line(0, 0, 0, inner.height),
    line(0, 0, inner.width, 0),
  );
  const ground = view === 'heat' ? cells : contours;
  const node = s(
    'g',
    { transform: `translate(${left} ${top})` },
    s('clipPath', { id: clip }, s('rect', inner)),
    s(
      'g',
      { 'clip-path': `url(#${clip})` },
      ground(surface, quantity, scale, x, y),
      gaps(surface, quantity, hatch, x, y, theme),
      trajectory(points, path.at, x, y),
      startMarkAt(panel.marks.start, x, y),
      endMark(x(panel.marks.end[0]), y(panel.marks.end[1])),
      cross,
    ),
    axes({ x, y, ...inner, xTitle: `α  (${panel.marks.alpha})`, yTitle: `β  (${panel.marks.beta})`, theme }),
    label(0, -12, panel.heading, { 'text-anchor': 'start', fill: theme.ink, 'font-size': 14, 'font-weight': 600 }),
  );
  return {
    node,
    locate: (px, py) => within(px - left, py - top, inner) && [x.invert(px - left), y.invert(py - top)],
    point: (alpha, beta) => moveCross(cross, x(alpha), y(beta), within(x(alpha), y(beta), inner)),
  };
}

// Where the models before and after training stand; the one before may lie off the plane.
function startMarkAt(start, x, y) {
  return start && startMark(x(start[0]), y(start[1]));
}

function within(px, py, inner) {
  return px >= 0 && py >= 0 && px <= inner.width && py <= inner.height;
}

function moveCross(cross, px, py, visible) {
  cross.setAttribute('visibility', visible ? 'visible' : 'hidden');
  if (!visible) return;
  const [upright, level] = cross.children;
  for (const side of ['x1', 'x2']) upright.setAttribute(side, px);
  for (const side of ['y1', 'y2']) level.setAttribute(side, py);
}
