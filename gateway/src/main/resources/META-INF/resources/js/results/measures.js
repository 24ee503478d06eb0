import { h } from 'basin/dom.js';
import { measureName, withError } from 'basin/format.js';
import { table } from 'basin/results/table.js';

const ROLES = [
  ['plane', 'surface'],
  ['curve', 'line'],
  ['rollback', 'layers'],
];

/** Every measure of every part, the starts side by side. */
export function measures(parts) {
  const all = parts.map(part => new Map(ROLES.flatMap(([role, over]) => known(part[role], over))));
  const keys = [...new Set(all.flatMap(map => [...map.keys()]))];
  const rows = keys.map(key => {
    const each = all.map(map => map.get(key));
    const { id, over, unit, reference } = each.find(Boolean);
    return [measureName(id), over, unit, ...each.map(shown), reference];
  });
  return table(
    'Widths and other measures',
    ['Measure', 'Over the', 'Unit', ...parts.map(part => part.name), 'Defined in'],
    rows,
  );
}

/** Measures of several groups, the groups side by side. Null without any. */
export function measureTable(caption, groups) {
  const ids = [...new Set(groups.flatMap(group => group.measures.map(measure => measure.id)))];
  const find = (group, id) => group.measures.find(measure => measure.id === id);
  return table(
    caption,
    ['Measure', 'Unit', ...groups.map(group => group.name)],
    ids.map(id => {
      const each = groups.map(group => find(group, id));
      return [measureName(id), each.find(Boolean).unit, ...each.map(shown)];
    }),
  );
}

function known(part, over) {
  return (part?.measures ?? []).map(measure => [`${over} ${measure.id}`, { ...measure, over }]);
}

function shown(measure) {
  if (!measure) return '–';
  return [withError(measure.value, measure.standardError), measure.caveat && h('span.caveat', measure.caveat)];
}
