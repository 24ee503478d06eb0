import { STARTS } from 'basin/data/quantities.js';
import { closest } from 'basin/data/surface.js';
import { switcher, toggle } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { lines } from 'basin/figures/lines.js';
import { value } from 'basin/format.js';
import { lineKeys } from 'basin/results/keys.js';
import { TRAINING_NOTES } from 'basin/results/notes.js';
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

/** Loss and accuracy over the epochs of training, both starts in one frame. Null while no run has ended. */
export function trainingFigure(source) {
  if (!STARTS.some(start => source.experiment.starts[start.id].target)) return null;
  const state = { quantity: 'train', task: 'target', log: false, place: 0 };
  const what = () => QUANTITIES.find(q => q.id === state.quantity);
  const series = () =>
    STARTS.map(start => ({ start, run: source.experiment.starts[start.id][state.task] }))
      .filter(one => one.run)
      .map(({ start, run }) => ({
        start,
        name: start.name,
        dash: start.dash,
        points: run.checkpoints.map(p => ({ x: p.epoch, y: what().of(p, run) })).filter(p => p.y != null),
      }));
  return figure({
    id: 'training',
    title: 'Training',
    notes: TRAINING_NOTES,
    hint: 'Point, or use the left and right arrow keys.',
    controls: redraw => [
      switcher('Value', QUANTITIES, state, 'quantity', redraw),
      switcher('Task', TASKS, state, 'task', redraw),
      toggle('log scale', state, 'log', redraw),
    ],
    draw: (width, theme) =>
      lines({
        series: series().map(one => ({ ...one, colour: theme[one.start.id] })),
        log: state.log,
        dots: true,
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
      ...rows(source.experiment),
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
    keys: lineKeys(state, () =>
      series()
        .flatMap(one => one.points.map(p => p.x))
        .sort((a, b) => a - b),
    ),
  });
}

function describe({ name, points }, what) {
  if (points.length === 0) return `${capital(name)}: no ${what.name} recorded.`;
  return `${capital(name)}: ${what.name} from ${value(points[0].y, 3)} at epoch ${value(points[0].x, 3)} to ${value(points.at(-1).y, 3)} at epoch ${value(points.at(-1).x, 3)}.`;
}

function rows(experiment) {
  return STARTS.flatMap(start =>
    TASKS.flatMap(task =>
      (experiment.starts[start.id][task.id]?.checkpoints ?? []).map(p => [
        start.id,
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
