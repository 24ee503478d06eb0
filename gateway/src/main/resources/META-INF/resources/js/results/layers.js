import { restored } from 'basin/address.js';
import { sides } from 'basin/data/sides.js';
import { bars } from 'basin/figures/bars.js';
import { switcher } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { value } from 'basin/format.js';
import { binomial, rollbackTables } from 'basin/results/rollback.js';
import { capital } from 'basin/results/words.js';

const QUANTITIES = [
  {
    id: 'accuracy',
    name: 'dev accuracy',
    unit: 'share right',
    top: 1,
    of: e => ({ y: 1 - e.devError, error: binomial(e) }),
  },
  {
    id: 'trainLoss',
    name: 'training loss',
    unit: 'nats',
    of: e => ({ y: e.trainLoss, error: e.trainLossStandardError }),
  },
  { id: 'devLoss', name: 'dev loss', unit: 'nats', of: e => ({ y: e.devLoss }) },
];
const USUAL = { quantity: 'accuracy' };

/** What is lost when layers go back to where they started, with its table. Null while no analysis has ended. */
export function rollbackFigure(sources) {
  const parts = () =>
    sides(sources)
      .map(side => ({ ...side, rows: rowsOf(side.rollback) }))
      .filter(part => part.rows.length > 0);
  if (parts().length === 0) return null;
  const groups = [...new Set(parts().flatMap(part => part.rows.map(row => row.group)))];
  const state = restored('rollback', USUAL, { quantity: QUANTITIES });
  const what = () => QUANTITIES.find(q => q.id === state.quantity);
  const bar = (part, group) => what().of(part.rows.find(row => row.group === group)?.evaluation ?? { devError: NaN });
  const node = figure({
    id: 'rollback',
    title: 'Layers rolled back',
    settings: { state, usual: USUAL },
    controls: redraw => [switcher('Value', QUANTITIES, state, 'quantity', redraw)],
    draw: (width, theme) =>
      bars({
        groups,
        series: parts().map(part => ({
          name: part.name,
          colour: theme[part.colour],
          bars: groups.map(group => bar(part, group)),
        })),
        yTitle: `${what().name} (${what().unit})`,
        top: what().top,
        width,
        theme,
      }),
    describe: () =>
      parts()
        .map(
          part =>
            `${capital(part.name)}, ${what().name} (${what().unit}): ${groups.map(group => `${group} ${value(bar(part, group).y, 3)}`).join(', ')}.`,
        )
        .join(' '),
    table: () => [
      ['start', 'group', 'first_layer', 'last_layer', 'parameters', 'train_loss', 'dev_loss', 'dev_error'],
      ...parts().flatMap(csv),
    ],
  });
  node.append(...rollbackTables(parts(), groups));
  return node;
}

function rowsOf(analysis) {
  return (analysis?.rows ?? []).filter(row => row.evaluation);
}

function csv({ id, rows }) {
  return rows.map(row => [
    id,
    row.group,
    row.first,
    row.last,
    row.parameters,
    row.evaluation.trainLoss,
    row.evaluation.devLoss,
    row.evaluation.devError,
  ]);
}
