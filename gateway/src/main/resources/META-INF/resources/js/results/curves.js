import { restored } from 'basin/address.js';
import { QUANTITIES, quantity } from 'basin/data/quantities.js';
import { sides } from 'basin/data/sides.js';
import { closest, kind } from 'basin/data/surface.js';
import { switcher, toggle } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { lines } from 'basin/figures/lines.js';
import { value, withError } from 'basin/format.js';
import { surfaceRows } from 'basin/results/rows.js';
import { describePlane } from 'basin/results/words.js';
import { lineKeys } from 'basin/results/keys.js';
import { usualLimit } from 'basin/results/limit.js';

const UNITS = [
  { id: 'alpha', name: 'α (units of ‖δ1‖)' },
  { id: 'distance', name: 'L2 distance' },
];

const USUAL = { quantity: 'trainLoss', unit: 'alpha', log: false };

/** The loss along the line from start to end, both starts in one frame. Null while no curve is there. */
export function curvesFigure(sources) {
  const panels = () =>
    sides(sources)
      .map(panel)
      .filter(p => p.surface?.alpha.length > 1);
  if (panels().length === 0) return null;
  const state = restored('curves', USUAL, { quantity: QUANTITIES, unit: UNITS });
  const reading = { place: 1 };
  return figure({
    id: 'curves',
    title: 'Along the line from start to end',
    settings: { state, usual: USUAL },
    hint: () => 'Point, or use the left and right arrow keys.',
    controls: redraw => [
      switcher('Value', QUANTITIES, state, 'quantity', redraw),
      switcher('Ruler', UNITS, state, 'unit', redraw),
      toggle('log scale', state, 'log', redraw),
    ],
    draw: (width, theme) => drawCurves(panels(), state, width, theme),
    describe: () =>
      panels()
        .map(p => describePlane(p, state.quantity))
        .join(' '),
    table: () => surfaceRows(panels()),
    reading: x => readCurves(panels(), state, x),
    keys: lineKeys(reading, () =>
      panels()
        .flatMap(p => xs(p, state.unit))
        .sort((a, b) => a - b),
    ),
  });
}

function panel(side) {
  return {
    ...side,
    title: side.name,
    surface: side.surface('curve/*'),
    norm: side.curve?.geometry.delta1Norm ?? NaN,
  };
}

function xs({ surface, norm: length }, unit) {
  return Array.from(surface.alpha, alpha => (unit === 'alpha' ? alpha : (alpha - 1) * length));
}

function drawCurves(panels, state, width, theme) {
  const { name, unit } = quantity(state.quantity);
  const absolute = state.unit === 'distance';
  const series = panels.map(panel => ({
    name: panel.title,
    colour: theme[panel.colour],
    dash: panel.dash,
    points: points(panel, state),
  }));
  return lines({
    series,
    log: state.log,
    clip: usualLimit(panels, state.quantity),
    width,
    theme,
    yTitle: `${name} (${unit})`,
    xTitle: absolute ? 'L2 distance from the trained model along δ1' : 'α  (multiples of δ1)',
    landmarks: absolute
      ? [{ x: 0, name: 'end' }]
      : [
          { x: 0, name: 'start' },
          { x: 1, name: 'end' },
        ],
  });
}

function points(panel, state) {
  const places = xs(panel, state.unit);
  const error = i => (state.quantity === 'trainLoss' ? panel.surface.trainLossStandardError[i] : undefined);
  return places.map((x, i) => ({
    x,
    y: kind(panel.surface, state.quantity, i) === 'value' ? panel.surface[state.quantity][i] : NaN,
    error: error(i),
  }));
}

function readCurves(panels, state, x) {
  const { name, unit } = quantity(state.quantity);
  const at = panels.map(panel => {
    const all = points(panel, state);
    const one =
      all[
        closest(
          all.map(p => p.x),
          x,
        )
      ];
    return `${panel.title} ${withError(one.y, one.error)}`;
  });
  return `${state.unit === 'alpha' ? 'α' : 'distance'} ${value(x, 3)}: ${name} ${at.join(', ')} ${unit}`;
}
