import { h } from 'basin/dom.js';
import { count, value, withError } from 'basin/format.js';
import { table, tableOf } from 'basin/results/table.js';
import { capital } from 'basin/results/words.js';

/** The numbers behind the bars, and what the controls make of them. */
export function rollbackTables(parts, groups) {
  return [accuracies(parts, groups), ...parts.map(controls)].filter(Boolean);
}

/** One binomial standard error of an evaluation's accuracy. */
export function binomial({ devError, devExamples }) {
  return devExamples > 0 ? Math.sqrt((devError * (1 - devError)) / devExamples) : undefined;
}

function accuracies(parts, groups) {
  const rowOf = (part, group) => part.rows.find(row => row.group === group);
  return table(
    'Accuracy after rolling back a group of layers',
    ['Rolled back', 'Layers', 'Parameters', ...parts.map(part => `${capital(part.name)}: accuracy`)],
    groups.map(group => {
      const row = parts.map(part => rowOf(part, group)).find(Boolean);
      return [group, layers(row), count(row.parameters), ...parts.map(part => accuracy(rowOf(part, group)))];
    }),
  );
}

function accuracy(row) {
  return row ? withError(1 - row.evaluation.devError, binomial(row.evaluation)) : '–';
}

function layers({ first, last }) {
  if (first == null) return '–';
  return first === last ? String(first) : `${first} to ${last}`;
}

const CONTROLS = [
  ['Rolled back', row => row.group],
  ['Accuracy', row => accuracy(row)],
  ['‖δ1‖ of the group', row => value(find(row, 'l2')?.value)],
  ['share of ‖θ0‖ there', row => value(find(row, 'relative_l2')?.value)],
  ['As many other layers', row => control(row, 'random_layers')],
  ['A random change as long', row => control(row, 'random_perturbation')],
];

/**
 * Whether it matters which layers go back, and whether a change of that size hurts at all. Null where no group was measured;
 * controls that were not asked for have no columns.
 */
function controls({ name, rows }) {
  const told = rows.filter(row => row.measures.length > 0);
  const columns = CONTROLS.filter(([, read]) => told.some(row => read(row) !== '–'));
  const controlled = columns.length === CONTROLS.length ? ', and its controls (dev accuracy)' : '';
  return tableOf(`${capital(name)}: how far each group moved${controlled}`, columns, told);
}

function control(row, kind) {
  const mean = find(row, `control/${kind}/dev_accuracy`);
  if (!mean) return '–';
  const deviation = find(row, `control/${kind}/dev_accuracy/standard_deviation`)?.value;
  return [
    withError(mean.value, mean.standardError),
    deviation > 0 && h('span.unit', ` a single one ± ${value(deviation, 2)}`),
    mean.caveat && h('span.caveat', mean.caveat),
  ];
}

function find(row, id) {
  return row.measures.find(measure => measure.id === id);
}
