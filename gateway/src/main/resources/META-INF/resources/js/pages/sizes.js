import { h } from 'basin/dom.js';
import { count } from 'basin/format.js';

const NUMBERS = [
  [
    'Data',
    [
      ['Training examples of each task, at most', ['task.maxTrainExamples', 'secondTask.maxTrainExamples']],
      ['Held-out examples of each task, at most', ['task.maxDevExamples', 'secondTask.maxDevExamples']],
      ['Longest sequence, in word pieces', ['task.maxLength', 'secondTask.maxLength']],
    ],
  ],
  [
    'Training',
    [
      ['Epochs, pre-trained', ['pretrainedTraining.epochs']],
      ['Epochs, from scratch', ['scratchTraining.epochs']],
      ['Batch size, pre-trained', ['pretrainedTraining.batchSize']],
      ['Batch size, from scratch', ['scratchTraining.batchSize']],
      ['Peak learning rate, pre-trained', ['pretrainedTraining.learningRate']],
      ['Peak learning rate, from scratch', ['scratchTraining.learningRate']],
    ],
  ],
  [
    'Landscapes',
    [
      ['Curves: from α', ['curve.min']],
      ['Curves: to α', ['curve.max']],
      ['Curves: points', ['curve.points']],
      ['Surfaces: from', ['surfaceAlpha.min', 'surfaceBeta.min']],
      ['Surfaces: to', ['surfaceAlpha.max', 'surfaceBeta.max']],
      ['Surfaces: points on each axis', ['surfaceAlpha.points', 'surfaceBeta.points']],
      ['Training examples at every point', ['objectiveTrainExamples']],
      ['Held-out examples at every point', ['objectiveDevExamples']],
    ],
  ],
];
const QUESTIONS = [
  ['extras.curvature', 'Curvature at both ends'],
  ['extras.randomSurfaces', 'Surfaces along random directions'],
  ['extras.layerSurfaces', 'Surfaces on which one third of the layers moves'],
  ['extras.layerChanges', 'How far each layer changed'],
];
const CONTROLS = ['Controls of each kind for every rollback', ['extras.rollbackControls']];
const RANGES = ['curve', 'surfaceAlpha', 'surfaceBeta']; // taken whole by the server

/**
 * The sizes of an experiment and its further questions. `presets` are specs with every size filled in: what stands in an empty
 * field. `show` goes to another preset; `fill` writes what was changed into a spec.
 */
export function sizesField(presets) {
  const inputs = NUMBERS.flatMap(([, fields]) => fields)
    .concat([CONTROLS])
    .map(number);
  const checks = QUESTIONS.map(question);
  const groups = NUMBERS.map(([title, fields]) =>
    group(
      title,
      inputs.filter(one => fields.includes(one.field)),
    ),
  );
  let usual;
  return {
    node: h(
      'details.sizes',
      h('summary', 'Sizes and further questions'),
      groups,
      h(
        'fieldset',
        h('legend', 'Further questions'),
        checks.map(one => one.node),
        inputs.at(-1).node,
      ),
    ),
    show(preset) {
      usual = presets[preset];
      for (const { input, paths } of inputs)
        input.placeholder = get(usual, paths[0]) ?? (/Examples$/.test(paths[0]) ? 'all' : '0');
      for (const { input, path } of checks) input.checked = get(usual, path) ?? false;
    },
    fill(spec) {
      for (const { input, paths } of inputs)
        if (input.value !== '') for (const path of paths) put(spec, path, input.valueAsNumber);
      for (const { input, path } of checks)
        if (input.checked !== (get(usual, path) ?? false)) put(spec, path, input.checked);
      for (const range of RANGES) if (spec[range]) spec[range] = { ...usual[range], ...spec[range] };
      return spec;
    },
  };
}

/** What a preset comes to, in a line. */
export function sizesInWords({ task, pretrainedTraining, scratchTraining, curve, surfaceAlpha, surfaceBeta, extras }) {
  return [
    `${task.maxTrainExamples ? count(task.maxTrainExamples) : 'all'} training examples`,
    `${pretrainedTraining.epochs} and ${scratchTraining.epochs} epochs`,
    `curves of ${curve.points} points, surfaces of ${surfaceAlpha.points} × ${surfaceBeta.points}`,
    extras?.curvature && 'all further questions',
  ]
    .filter(Boolean)
    .join(' · ');
}

function group(title, inputs) {
  return h(
    'fieldset',
    h('legend', title),
    inputs.map(one => one.node),
  );
}

function number(field) {
  const [title, paths] = field;
  const input = h('input', { type: 'number', step: 'any', autocomplete: 'off', 'data-path': paths[0] });
  return { field, paths, input, node: h('label.field', h('span', title), input) };
}

function question([path, title]) {
  const input = h('input', { type: 'checkbox', 'data-path': path });
  return { path, input, node: h('label.toggle', input, h('span', title)) };
}

function get(spec, path) {
  return path.split('.').reduce((part, key) => part?.[key], spec);
}

function put(spec, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  keys.reduce((part, key) => (part[key] ??= {}), spec)[last] = value;
}
