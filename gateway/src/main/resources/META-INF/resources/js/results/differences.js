import { h } from 'basin/dom.js';
import { table } from 'basin/results/table.js';

/** Which fields of what was asked for differ between two experiments. */
export function differences(experiments) {
  const fields = experiments.map(experiment => new Map(flat(experiment.spec)));
  const names = [...new Set(fields.flatMap(map => [...map.keys()]))];
  const rows = names
    .map(name => [name, ...fields.map(map => map.get(name) ?? '–')])
    .filter(([, first, second]) => first !== second);
  return h(
    'section#differences',
    h('h2', 'What was asked for'),
    table('Fields that differ; all others are equal', ['Field', 'A', 'B'], rows) ?? h('p', 'The same of both.'),
  );
}

// Nested fields as pairs of a dotted path and a value.
function flat(value, path = '') {
  if (value === null || typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}
