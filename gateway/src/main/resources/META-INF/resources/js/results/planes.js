import d3 from 'basin/d3.js';
import { restored } from 'basin/address.js';
import { finiteValues } from 'basin/data/surface.js';
import { QUANTITIES, quantity } from 'basin/data/quantities.js';
import { slider, switcher, toggle } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { PATHS, path } from 'basin/figures/marks.js';
import { planes } from 'basin/figures/planes.js';
import { CAMERA, spaces } from 'basin/figures/spaces.js';
import { rotate, steer, turnByKey } from 'basin/figures/steer.js';
import { valueScale } from 'basin/figures/values.js';
import { value } from 'basin/format.js';
import { h } from 'basin/dom.js';
import { usualLimit } from 'basin/results/limit.js';
import { readPlace, step } from 'basin/results/place.js';
import { describePlane } from 'basin/results/words.js';
import { surfaceRows } from 'basin/results/rows.js';

const VIEWS = [
  { id: 'contour', name: 'contours' },
  { id: 'heat', name: 'heat map' },
  { id: 'space', name: '3-D' },
];
const HINTS = {
  flat: 'Point, or focus the figure and use the arrow keys.',
  space: 'Drag, or arrow keys, + and −, turn and zoom. Point, or Shift with arrow keys, reads a value.',
};

// Where the models stand and what the axes count: on the paper's plane, and where the trained model is the origin.
export const FROM_START = { start: [0, 0], end: [1, 0], alpha: 'multiples of δ1', beta: 'multiples of δ2′' };
export const AROUND_END = {
  start: undefined,
  end: [0, 0],
  alpha: 'a random direction',
  beta: 'another random direction',
};
export const ROLLED_BACK = {
  start: [-1, 0],
  end: [0, 0],
  alpha: 'multiples of their δ1',
  beta: 'multiples of their δ2′',
};

/** One plane of a figure; null while there is none. */
export function panel(side, title, surface, landscape, marks) {
  if (!surface || surface.beta.length < 2 || surface.alpha.length < 2) return null;
  const norm = landscape?.geometry.delta1Norm;
  const heading = norm ? `${title}, ‖δ1‖ = ${value(norm, 3)}` : title;
  return { id: side.id, title, heading, surface, marks, points: landscape?.trajectory ?? [] };
}

/**
 * Planes on one scale: contours, heat map or 3-D, of any quantity. Null while no plane is there. `asked()` answers the panels anew at
 * each drawing, so that a surface under way fills up before the eyes.
 */
export function planesFigure({ id, title, quantity: first, panels: asked, withPath = true }) {
  const panels = () => asked().filter(Boolean);
  if (panels().length === 0) return null;
  const usual = { quantity: first, view: 'contour', path: 'paper', log: false, clip: null, ...CAMERA };
  const state = restored(id, usual, { quantity: QUANTITIES, view: VIEWS, path: PATHS });
  const reading = { place: [1, 0] };
  const view = {
    state,
    panels,
    withPath,
    turning: { on: false },
    limit: h('div.limit'),
    turn: h('div.turn'),
    drawn: null,
  };
  return figure({
    id,
    title,
    settings: { state, usual },
    hint: () => (state.view === 'space' ? HINTS.space : HINTS.flat),
    controls: redraw => choices(view, redraw),
    draw: (width, theme, redraw) => draw(view, width, theme, redraw),
    describe: () =>
      panels()
        .map(p => describePlane(p, state.quantity))
        .concat(withPath ? path(state.path).note : [])
        .join(' '),
    table: () => surfaceRows(panels()),
    reading: place => readPlace(panels(), state.quantity, place),
    keys: (event, current, show) =>
      current.turn && !event.shiftKey
        ? turnByKey(event, state, current.turn)
        : step(event, reading, panels()[0].surface, show),
    drag: (stage, current, settled) => steer(stage, state, () => current()?.turn, settled),
  });
}

function choices(view, redraw) {
  const { state, withPath, turning, limit, turn } = view;
  const turnOn = () =>
    rotate(
      state,
      () => view.drawn.turn,
      () => turning.on && turn.isConnected,
    );
  turn.append(toggle('turn', turning, 'on', turnOn));
  return [
    switcher('Value', QUANTITIES, state, 'quantity', () => {
      state.clip = null; // another quantity has another range
      redraw();
    }),
    switcher('View', VIEWS, state, 'view', redraw),
    withPath && switcher('Path', PATHS, state, 'path', redraw),
    h('div.choices', toggle('log scale', state, 'log', redraw), limit, turn),
  ];
}

function draw(view, width, theme, redraw) {
  const { state, limit, turn } = view;
  const panels = view.panels();
  if (state.clip == null || limit.children.length === 0) limit.replaceChildren(limiter(panels, state, redraw));
  turn.hidden = state.view !== 'space';
  view.drawn = drawPlanes(panels, state, width, theme);
  return view.drawn;
}

function drawPlanes(panels, state, width, theme) {
  const clip = state.clip ?? usualLimit(panels, state.quantity);
  const scale = valueScale(allValues(panels, state), { log: state.log, clip });
  const { name, unit } = quantity(state.quantity);
  const request = {
    panels,
    quantity: state.quantity,
    view: state.view,
    scale,
    path: path(state.path),
    width,
    theme,
    unit: `${name} (${unit})`,
  };
  return state.view === 'space' ? spaces({ ...request, camera: state }) : planes(request);
}

// The slider stands at the usual limit until somebody moves it.
function limiter(panels, state, redraw) {
  const usual = usualLimit(panels, state.quantity);
  const values = allValues(panels, state).concat(usual);
  const max = d3.max(values);
  const min = Math.max(
    d3.min(values, v => (v > 0 ? v : undefined)),
    max / 1e4,
  );
  const at = state.clip ?? usual;
  return slider('cut above', { min, max, at, state, key: 'clip', shown: v => value(v, 2), changed: redraw });
}

function allValues(panels, state) {
  return panels.flatMap(panel => finiteValues(panel.surface, state.quantity));
}
