import d3 from 'basin/d3.js';
import { finiteValues, kind, nearest } from 'basin/data/surface.js';
import { THIRDS } from 'basin/data/experiment.js';
import { QUANTITIES, STARTS, quantity } from 'basin/data/quantities.js';
import { slider, switcher, toggle } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { PATHS, path } from 'basin/figures/marks.js';
import { planes } from 'basin/figures/planes.js';
import { camera, spaces } from 'basin/figures/spaces.js';
import { steer, turnByKey } from 'basin/figures/steer.js';
import { valueScale } from 'basin/figures/values.js';
import { value, withError } from 'basin/format.js';
import { h } from 'basin/dom.js';
import { usualLimit } from 'basin/results/limit.js';
import { describePlane } from 'basin/results/words.js';
import { FURTHER_NOTES, LAYER_SURFACE_NOTES, RANDOM_NOTES, SURFACE_NOTES } from 'basin/results/notes.js';
import { surfaceRows } from 'basin/results/rows.js';

const VIEWS = [
  { id: 'contour', name: 'contours' },
  { id: 'heat', name: 'heat map' },
  { id: 'space', name: '3-D' },
];

/**
 * The loss surface of both starts on one scale: contours, heat map or 3-D, of any quantity. Null while no surface is there. Reads
 * its source anew at each drawing, so that a surface under way fills up before the eyes.
 */
export function surfacesFigure(source) {
  const panels = () =>
    STARTS.map(start =>
      panel(start, start.name, source.surfaces[`surface/${start.id}`], source.experiment.starts[start.id].plane),
    ).filter(Boolean);
  return planesFigure({
    id: 'surfaces',
    title: 'Loss surfaces',
    notes: SURFACE_NOTES,
    quantity: 'trainLoss',
    panels,
  });
}

/** Figure 4 of the paper: the path of far longer training on the surface of held-out error. Null where none was asked for. */
export function furtherFigure(source) {
  const panels = () =>
    [
      panel(
        STARTS[0],
        'pre-trained, trained on',
        source.surfaces['surface/pretrained/further'],
        source.experiment.further.plane,
      ),
    ].filter(Boolean);
  return planesFigure({
    id: 'further',
    title: 'Trained on: does it overfit?',
    notes: FURTHER_NOTES,
    quantity: 'devError',
    panels,
  });
}

/** The control W4: both end points seen along the same two random directions. Null where it was not asked for. */
export function randomFigure(source) {
  const panels = () =>
    STARTS.map(start =>
      panel(
        start,
        start.name,
        source.surfaces[`surface/${start.id}/random`],
        source.experiment.starts[start.id].random,
        AROUND_END,
      ),
    ).filter(Boolean);
  return planesFigure({
    id: 'random',
    title: 'Around the trained models, along random directions',
    notes: RANDOM_NOTES,
    withPath: false,
    quantity: 'trainLoss',
    panels,
  });
}

/** Figure 7 of the paper: only one third of the layers moves, away from the trained model. Null where it was not asked for. */
export function layerSurfacesFigure(source) {
  const panels = () =>
    THIRDS.map(third =>
      panel(
        STARTS[0],
        `${third} layers move`,
        source.surfaces[`layer_surfaces/pretrained/${third}`],
        undefined,
        ROLLED_BACK,
      ),
    ).filter(Boolean);
  return planesFigure({
    id: 'layer-surfaces',
    title: 'Surfaces of the layers’ thirds',
    notes: LAYER_SURFACE_NOTES,
    withPath: false,
    quantity: 'trainLoss',
    panels,
  });
}

function planesFigure({ id, title, notes, quantity, panels, withPath = true }) {
  if (panels().length === 0) return null;
  const state = {
    quantity,
    view: 'contour',
    path: 'paper',
    log: false,
    clip: null,
    eye: camera(),
    place: [1, 0],
  };
  const limit = h('div.limit');
  return figure({
    id,
    title,
    notes,
    hint: 'Point, or focus the figure and use the arrow keys. In 3-D: drag, or arrow keys, + and −.',
    controls: redraw => [
      switcher('Value', QUANTITIES, state, 'quantity', () => {
        state.clip = null; // another quantity has another range
        redraw();
      }),
      switcher('View', VIEWS, state, 'view', redraw),
      withPath && switcher('Path', PATHS, state, 'path', redraw),
      h('div.choices', toggle('log scale', state, 'log', redraw), limit),
    ],
    draw: (width, theme, redraw) => {
      if (state.clip == null) limit.replaceChildren(limiter(panels(), state, redraw));
      return drawSurfaces(panels(), state, width, theme);
    },
    describe: () =>
      panels()
        .map(p => describePlane(p, state.quantity))
        .concat(withPath ? path(state.path).note : [])
        .join(' '),
    table: () => surfaceRows(panels()),
    reading: place => readPlace(panels(), state, place),
    keys: (event, drawn, show) =>
      drawn.turn ? turnByKey(event, state.eye, drawn.turn) : step(event, state, panels()[0].surface, show),
    drag: (stage, drawn) => steer(stage, state.eye, () => drawn()?.turn),
  });
}

// Where the models stand and what the axes count: on the paper's plane, and where the trained model is the origin.
const FROM_START = { start: [0, 0], end: [1, 0], alpha: 'multiples of δ1', beta: 'multiples of δ2′' };
const AROUND_END = { start: undefined, end: [0, 0], alpha: 'a random direction', beta: 'another random direction' };
const ROLLED_BACK = { start: [-1, 0], end: [0, 0], alpha: 'multiples of their δ1', beta: 'multiples of their δ2′' };

function panel(start, title, surface, landscape, marks = FROM_START) {
  if (!surface || surface.beta.length < 2 || surface.alpha.length < 2) return null;
  const norm = landscape?.geometry.delta1Norm;
  const heading = norm ? `${title}, ‖δ1‖ = ${value(norm, 3)}` : title;
  return { start, title, heading, surface, marks, points: landscape?.trajectory ?? [] };
}

function drawSurfaces(panels, state, width, theme) {
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
  return state.view === 'space' ? spaces({ ...request, camera: state.eye }) : planes(request);
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
  return slider('cut above', { min, max, at: usual, state, key: 'clip', shown: v => value(v, 2), changed: redraw });
}

function allValues(panels, state) {
  return panels.flatMap(panel => finiteValues(panel.surface, state.quantity));
}

function readPlace(panels, state, [alpha, beta]) {
  const { name, unit } = quantity(state.quantity);
  const at = panels.map(({ title, surface }) => {
    const index = nearest(surface, alpha, beta);
    if (kind(surface, state.quantity, index) === 'open') return `${title} not computed yet`;
    const error = state.quantity === 'trainLoss' ? surface.trainLossStandardError[index] : undefined;
    return `${title} ${withError(surface[state.quantity][index], error)}`;
  });
  return `α ${value(alpha, 3)}, β ${value(beta, 3)}: ${name} ${at.join(', ')} ${unit}`;
}

// Moves the cross-hair by one point of the grid.
function step(event, state, surface, show) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [0, 0];
  if (dx === 0 && dy === 0) return false;
  const move = (coordinates, at, by) =>
    Math.min(coordinates.at(-1), Math.max(coordinates[0], at + by * (coordinates[1] - coordinates[0])));
  state.place = [move(surface.alpha, state.place[0], dx), move(surface.beta, state.place[1], dy)];
  show(state.place);
  return true;
}
