import { sides } from 'basin/data/sides.js';
import { h } from 'basin/dom.js';
import { count, duration, figuresInWords, value, withError, words } from 'basin/format.js';
import { measures } from 'basin/results/measures.js';
import { table, tableOf } from 'basin/results/table.js';
import { capital } from 'basin/results/words.js';

/** The numbers behind the pictures: runs, measures, geometry, checks and the path. */
export function numbers(sources) {
  const parts = sides(sources).map(side => ({ ...side, name: capital(side.name) }));
  const planes = parts
    .filter(part => part.plane ?? part.curve)
    .map(part => ({ name: part.name, landscape: part.plane ?? part.curve }));
  const blocks = [runs(parts), measures(parts), geometry(planes), checks(planes), ...planes.map(path)].filter(Boolean);
  return blocks.length === 0 ? null : h('section#numbers', h('h2', 'The numbers'), blocks);
}

const LEARNING = { fell: 'fell by more than half', plateaued: 'came to rest', untrained: 'has not learned' };

const RUN = [
  ['Run', one => one.name],
  ['Loss before', one => value(one.run.firstLoss)],
  ['Loss after', one => value(one.run.lastLoss)],
  ['Dev loss', one => value(one.run.devLoss)],
  ['Dev metrics', one => figuresInWords(one.run.metrics).join(', ')],
  ['Dev examples', one => count(one.run.devExamples)],
  ['Steps', one => count(one.run.steps)],
  ['Learning', one => LEARNING[one.run.learning] ?? words(one.run.learning)],
  ['Remarks', one => one.run.remarks.join(' ')],
];

function runs(parts) {
  const all = parts.flatMap(part => [
    { name: `${part.name}, target`, run: part.target },
    { name: `${part.name}, second task`, run: part.second },
  ]);
  return tableOf(
    'Training runs. Losses in nats with dropout off.',
    RUN,
    all.filter(one => one.run),
  );
}

const GEOMETRY = [
  ['‖δ1‖, start to end', g => value(g.delta1Norm)],
  ['‖δ2‖ before scaling', g => value(g.delta2Norm)],
  ['‖δ2′‖ as used', g => value(g.scaledDelta2Norm)],
  ['cos(δ1, δ2′)', g => value(g.cosine)],
  ['‖θ0‖', g => value(g.theta0Norm)],
  ['‖θ1‖', g => value(g.theta1Norm)],
  ['parameters in δ', g => count(g.parameters)],
];

function geometry(planes) {
  if (planes.length === 0) return null;
  return table(
    'Geometry: L2 norms over the parameters that move',
    ['Quantity', ...planes.map(p => p.name)],
    [
      ...GEOMETRY.map(([name, read]) => [name, ...planes.map(p => read(p.landscape.geometry))]),
      ['points without a finite value', ...planes.map(p => count(p.landscape.lost))],
      ['time for one point', ...planes.map(p => duration(p.landscape.secondsPerPoint))],
    ],
  );
}

const CHECK = [
  ['Point', row => `${row.name}, ${row.point} (${value(row.alpha, 3)}, ${value(row.beta, 3)})`],
  ['Training loss on the plane', row => loss(row.onPlane)],
  ['at the checkpoint', row => loss(row.atCheckpoint)],
  ['Dev error on the plane', row => value(row.onPlane?.devError)],
  ['at the checkpoint', row => value(row.atCheckpoint?.devError)],
  ['Train examples', row => count(row.atCheckpoint?.trainExamples ?? 0)],
  ['Dev examples', row => count(row.atCheckpoint?.devExamples ?? 0)],
  ['without a finite loss', row => count(row.onPlane?.lost ?? 0)],
];

function checks(planes) {
  const rows = planes.flatMap(({ name, landscape }) => landscape.sanity.map(row => ({ name, ...row })));
  return tableOf('Check: the surface against the checkpoints themselves', CHECK, rows);
}

function loss(evaluation) {
  return evaluation ? withError(evaluation.trainLoss, evaluation.trainLossStandardError) : '–';
}

const PATH = [
  ['Epoch', p => value(p.epoch, 3)],
  ['Step', p => count(p.step)],
  ['dα', p => value(p.alpha)],
  ['dβ', p => value(p.beta)],
  ['plane α', p => value(p.planeAlpha)],
  ['plane β', p => value(p.planeBeta)],
  ['distance from the plane', p => value(p.distance)],
  ['cos with δ1', p => value(p.cosine)],
  ['loss, final head', p => value(p.withFinalHead?.trainLoss)],
  ['loss on the plane below', p => value(p.onPlane?.trainLoss)],
  ['loss, own head', p => value(p.withOwnHead?.trainLoss)],
  ['dev error, final head', p => value(p.withFinalHead?.devError)],
];

function path({ name, landscape }) {
  const caption = `Path of training, ${name.toLowerCase()}. dβ is a distance from the δ1 line, not a coordinate along δ2.`;
  return tableOf(caption, PATH, landscape.trajectory);
}
