import { STARTS } from 'basin/data/quantities.js';
import { bars } from 'basin/figures/bars.js';
import { switcher } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { count, value, withError } from 'basin/format.js';
import { ROLLBACK_NOTES } from 'basin/results/notes.js';
import { table } from 'basin/results/table.js';
import { capital } from 'basin/results/words.js';

const QUANTITIES = [
  { id: 'accuracy', name: 'dev accuracy', top: 1, of: e => ({ y: 1 - e.devError, error: binomial(e) }) },
  { id: 'trainLoss', name: 'training loss (nats)', of: e => ({ y: e.trainLoss, error: e.trainLossStandardError }) },
  { id: 'devLoss', name: 'dev loss (nats)', of: e => ({ y: e.devLoss }) },
];

/** What is lost when layers go back to where they started, with its table. Null while no analysis has ended. */
export function rollbackFigure({ experiment }) {
  const parts = STARTS.map(start => ({ start, rows: rowsOf(experiment.starts[start.id].rollback) })).filter(
    part => part.rows.length > 0,
  );
  if (parts.length === 0) return null;
  const groups = parts[0].rows.map(row => row.group);
  const state = { quantity: 'accuracy' };
  const what = () => QUANTITIES.find(q => q.id === state.quantity);
  const bar = (part, group) => what().of(part.rows.find(row => row.group === group)?.evaluation ?? { devError: NaN });
  const node = figure({
    id: 'rollback',
    title: 'Layers rolled back',
    notes: ROLLBACK_NOTES,
    controls: redraw => [switcher('Value', QUANTITIES, state, 'quantity', redraw)],
    draw: (width, theme) =>
      bars({
        groups,
        series: parts.map(part => ({
          name: part.start.name,
          colour: theme[part.start.id],
          bars: groups.map(group => bar(part, group)),
        })),
        yTitle: what().name,
        top: what().top,
        width,
        theme,
      }),
    describe: () =>
      parts
        .map(
          part =>
            `${capital(part.start.name)}, ${what().name}: ${groups.map(group => `${group} ${value(bar(part, group).y, 3)}`).join(', ')}.`,
        )
        .join(' '),
    table: () => [
      ['start', 'group', 'first_layer', 'last_layer', 'parameters', 'train_loss', 'dev_loss', 'dev_error'],
      ...parts.flatMap(csv),
    ],
  });
  node.append(rollbackTable(parts));
  return node;
}

function rowsOf(analysis) {
  return (analysis?.rows ?? []).filter(row => row.evaluation);
}

function rollbackTable(parts) {
  const groups = parts[0].rows;
  const accuracy = (part, group) => {
    const evaluation = part.rows.find(row => row.group === group)?.evaluation;
    return evaluation ? withError(1 - evaluation.devError, binomial(evaluation)) : '–';
  };
  return table(
    'Accuracy after rolling back a group of layers',
    ['Rolled back', 'Layers', 'Parameters', ...parts.map(part => `${capital(part.start.name)}: accuracy`)],
    groups.map(row => [row.group, layers(row), count(row.parameters), ...parts.map(part => accuracy(part, row.group))]),
  );
}

function layers({ first, last }) {
  if (first == null) return '–';
  return first === last ? String(first) : `${first} to ${last}`;
}

function binomial({ devError, devExamples }) {
  return devExamples > 0 ? Math.sqrt((devError * (1 - devError)) / devExamples) : undefined;
}

function csv({ start, rows }) {
  return rows.map(row => [
    start.id,
    row.group,
    row.first,
    row.last,
    row.parameters,
    row.evaluation.trainLoss,
    row.evaluation.devLoss,
    row.evaluation.devError,
  ]);
}
