import d3 from 'basin/d3.js';
import { restored } from 'basin/address.js';
import { sides } from 'basin/data/sides.js';
import { closest } from 'basin/data/surface.js';
import { switcher, toggle } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { lines } from 'basin/figures/lines.js';
import { value } from 'basin/format.js';
import { lineKeys } from 'basin/results/keys.js';
import { capital } from 'basin/results/words.js';

const QUANTITIES = [
  {
    id: 'train',
    name: 'training loss',
    unit: 'nats',
    of: (point, run) => point.trainLoss ?? (point.step === 0 ? run.firstLoss : undefined),
  },
  { id: 'dev', name: 'dev loss', unit: 'nats', of: point => point.devLoss },
  { id: 'accuracy', name: 'dev accuracy', unit: 'share right', of: point => point.metrics.accuracy },
];
const TASKS = [
  { id: 'target', name: 'target' },
  { id: 'second', name: 'second' },
];

const SMOOTHED = 40; // spans in a whole curve
const USUAL = { quantity: 'train', task: 'target', log: false };

/** Loss and accuracy over the epochs of training, both starts in one frame. Null while no run has begun. */
export function trainingFigure(sources) {
  if (!sides(sources).some(side => side.target || side.steps('target').length > 1)) return null;
  const state = restored('training', USUAL, { quantity: QUANTITIES, task: TASKS });
  const reading = { place: 0 };
  const what = () => QUANTITIES.find(q => q.id === state.quantity);
  const series = () =>
    sides(sources)
      .map(side => ({ ...side, ...progress(side, state.task, what()) }))
      .filter(side => side.points.length > 0);
  return figure({
    id: 'training',
    title: 'Training',
    settings: { state, usual: USUAL },
    hint: () => 'Point, or use the left and right arrow keys.',
    controls: redraw => [
      switcher('Value', QUANTITIES, state, 'quantity', redraw),
      switcher('Task', TASKS, state, 'task', redraw),
      toggle('log scale', state, 'log', redraw),
    ],
    draw: (width, theme) =>
      lines({
        series: series().map(one => ({ ...one, colour: theme[one.colour] })),
        log: state.log,
        wholeX: true,
        width,
        theme,
        xTitle: 'epoch',
        yTitle: `${what().name} (${what().unit})`,
      }),
    describe: () =>
      series()
        .map(one => describe(one, what()))
        .join(' '),
    table: () => [
      ['start', 'task', 'step', 'epoch', 'train_loss', 'dev_loss', 'dev_accuracy'],
      ...rows(sides(sources)),
    ],
    reading: x =>
      `epoch ${value(x, 3)}: ${what().name} ${series()
        .map(
          one =>
            `${one.name} ${value(
              one.points[
                closest(
                  one.points.map(p => p.x),
                  x,
                )
              ]?.y,
            )}`,
        )
        .join(', ')} ${what().unit}`,
    keys: lineKeys(reading, () =>
      series()
        .flatMap(one => one.points.map(p => p.x))
        .sort((a, b) => a - b),
    ),
  });
}

// The states of a run that has ended, or the steps heard of one that has not.
function progress(side, role, { id, of }) {
  const run = side[role];
  const points = run
    ? run.checkpoints.map(p => ({ x: p.epoch, y: of(p, run) }))
    : smooth(side.steps(role).map(step => ({ x: step.x, y: step[id] })));
  return { dots: Boolean(run), points: points.filter(p => p.y != null) };
}

// The mean over the last steps: one batch tells little.
function smooth(points) {
  const known = points.filter(p => p.y != null);
  const span = Math.max(1, Math.round(known.length / SMOOTHED));
  return known.map(({ x }, i) => ({ x, y: d3.mean(known.slice(Math.max(0, i + 1 - span), i + 1), p => p.y) }));
}

function describe({ name, points }, what) {
  if (points.length === 0) return `${capital(name)}: no ${what.name} recorded.`;
  return `${capital(name)}: ${what.name} from ${value(points[0].y, 3)} at epoch ${value(points[0].x, 3)} to ${value(points.at(-1).y, 3)} at epoch ${value(points.at(-1).x, 3)}.`;
}

function rows(all) {
  return all.flatMap(side =>
    TASKS.flatMap(task =>
      (side[task.id]?.checkpoints ?? []).map(p => [
        side.id,
        task.id,
        p.step,
        p.epoch,
        p.trainLoss,
        p.devLoss,
        p.metrics.accuracy,
      ]),
    ),
  );
}
