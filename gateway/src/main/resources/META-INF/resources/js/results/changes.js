import { restored } from 'basin/address.js';
import { pen, sides } from 'basin/data/sides.js';
import { switcher } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { lines } from 'basin/figures/lines.js';
import { value } from 'basin/format.js';
import { lineKeys } from 'basin/results/keys.js';
import { capital } from 'basin/results/words.js';

const MEASURES = [
  { id: 'relative_l2', name: 'relative L2', unit: 'share of the weights’ norm' },
  { id: 'cka', name: 'CKA', unit: '1 for no change' },
  { id: 'svcca_distance', name: 'SVCCA distance', unit: '0 for no change' },
  { id: 'attention_js', name: 'attention JS', unit: 'nats, at most ln 2' },
  { id: 'rsa', name: 'RSA', unit: '1 for no change' },
  { id: 'cls_probe/to', name: '[CLS] probe', unit: 'share right' },
];
const COMPARISONS = [
  { id: '', name: 'target task', start: 'pretrained' },
  { id: 'second task', name: 'second task', start: 'scratch' },
];

/** How far fine-tuning changed each layer, by one measure at a time. Null where it was not asked for. */
export function changesFigure(sources) {
  const changed = () =>
    sides(sources)
      .map(withRows)
      .filter(side => side.rows.length > 0);
  const offered = MEASURES.filter(measure => changed().some(side => side.rows.some(row => find(row, measure.id))));
  if (offered.length === 0) return null;
  const usual = { measure: offered[0].id };
  const state = restored('changes', usual, { measure: offered });
  const reading = { place: 0 };
  const what = () => MEASURES.find(measure => measure.id === state.measure);
  const series = () => changed().flatMap(side => seriesOf(side, state.measure));
  return figure({
    id: 'changes',
    title: 'How far each layer changed',
    settings: { state, usual },
    hint: () => 'Point, or use the left and right arrow keys.',
    controls: redraw => [switcher('Measure', offered, state, 'measure', redraw)],
    draw: (width, theme) =>
      lines({
        series: series().map(one => ({ ...one, dots: true, colour: theme[one.colour] })),
        wholeX: true,
        width,
        theme,
        xTitle: 'layer, lowest first',
        yTitle: `${what().name} (${what().unit})`,
      }),
    describe: () =>
      series()
        .map(one => describe(one, what()))
        .join(' '),
    table: () => [
      ['start', 'comparison', 'layer', 'measure', 'value', 'standard_error'],
      ...changed().flatMap(side => side.rows.flatMap(row => csv(side, row))),
    ],
    reading: x =>
      `layer ${x}: ${what().name} ${series()
        .map(one => `${one.name} ${value(one.points.find(p => p.x === Math.round(x))?.y)}`)
        .join(', ')}`,
    keys: lineKeys(reading, () =>
      [...new Set(series().flatMap(one => one.points.map(p => p.x)))].sort((a, b) => a - b),
    ),
  });
}

function withRows(side) {
  return { ...side, rows: side.layerChanges?.rows.filter(row => row.first != null) ?? [] };
}

// The second task takes the other pen of its experiment.
function seriesOf({ letter, rows }, id) {
  return COMPARISONS.map(one => ({
    ...pen(letter, one.start),
    name: [letter, one.name].filter(Boolean).join(' '),
    points: points(rows, one.id, id),
  })).filter(one => one.points.length > 0);
}

function points(rows, comparison, id) {
  return rows
    .filter(row => row.comparison === comparison && row.first === row.last && find(row, id))
    .map(row => ({ x: row.first, y: find(row, id).value, error: find(row, id).standardError }));
}

function find(row, id) {
  return row.measures.find(measure => measure.id === id);
}

function describe({ name, points: all }, what) {
  const told = all.map(p => `layer ${p.x} ${value(p.y, 3)}`).join(', ');
  return `${capital(name)}, ${what.name}: ${told}.`;
}

function csv(side, row) {
  return row.measures.map(measure => [
    side.id,
    row.comparison,
    row.first,
    measure.id,
    measure.value,
    measure.standardError,
  ]);
}
