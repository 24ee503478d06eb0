import { switcher } from 'basin/figures/controls.js';
import { figure } from 'basin/figures/frame.js';
import { lines } from 'basin/figures/lines.js';
import { value } from 'basin/format.js';
import { lineKeys } from 'basin/results/keys.js';
import { CHANGE_NOTES } from 'basin/results/notes.js';
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
  { id: '', name: 'target task', colour: 'pretrained', dash: null },
  { id: 'second task', name: 'second task', colour: 'scratch', dash: '6 4' },
];

/** How far fine-tuning changed each layer, by one measure at a time. Null where it was not asked for. */
export function changesFigure({ experiment }) {
  const rows = experiment.starts.pretrained.layerChanges?.rows.filter(row => row.first != null) ?? [];
  const offered = MEASURES.filter(measure => rows.some(row => find(row, measure.id)));
  if (offered.length === 0) return null;
  const state = { measure: offered[0].id, place: 0 };
  const what = () => MEASURES.find(measure => measure.id === state.measure);
  const series = () =>
    COMPARISONS.map(one => ({ ...one, points: points(rows, one.id, state.measure) })).filter(
      one => one.points.length > 0,
    );
  return figure({
    id: 'changes',
    title: 'How far each layer changed',
    notes: CHANGE_NOTES,
    hint: 'Point, or use the left and right arrow keys.',
    controls: redraw => [switcher('Measure', offered, state, 'measure', redraw)],
    draw: (width, theme) =>
      lines({
        series: series().map(one => ({ ...one, colour: theme[one.colour] })),
        dots: true,
        wholeX: true,
        width,
        theme,
        xTitle: 'layer, lowest first',
        yTitle: `${what().name} (${what().unit})`,
      }),
    describe: () => series().map(one => describe(one, what())).join(' '),
    table: () => [['comparison', 'layer', 'measure', 'value', 'standard_error'], ...rows.flatMap(csv)],
    reading: x =>
      `layer ${x}: ${what().name} ${series()
        .map(one => `${one.name} ${value(one.points.find(p => p.x === Math.round(x))?.y)}`)
        .join(', ')}`,
    keys: lineKeys(state, () => [...new Set(series().flatMap(one => one.points.map(p => p.x)))].sort((a, b) => a - b)),
  });
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

function csv(row) {
  return row.measures.map(measure => [row.comparison, row.first, measure.id, measure.value, measure.standardError]);
}
