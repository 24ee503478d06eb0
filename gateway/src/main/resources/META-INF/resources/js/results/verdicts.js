import { h } from 'basin/dom.js';
import { withError } from 'basin/format.js';
import { verdict } from 'basin/results/claims.js';
import { table } from 'basin/results/table.js';

/** What two experiments say about the claims, their evidence in one table. Null while neither has any. */
export function verdictsTable(experiments) {
  const claims = experiments.map(experiment => experiment.claims);
  const known = claims.find(all => all.length > 0);
  if (!known) return null;
  const of = (all, number) => all.find(claim => claim.number === number);
  return h(
    'section#claims',
    h('h2', 'The paper’s claims in both'),
    known.map(claim =>
      claimTable(
        claim,
        claims.map(all => of(all, claim.number)),
      ),
    ),
  );
}

function claimTable({ number, statement }, both) {
  const keys = [...new Set(both.flatMap(claim => claim?.evidence ?? []).map(keyOf))];
  const find = (claim, key) => claim?.evidence.find(item => keyOf(item) === key);
  const title = key => both.map(claim => find(claim, key)).find(Boolean).title;
  return h(
    'article.claim.both',
    h('header', h('h3', `${number}. ${statement}`)),
    table(
      `Evidence for claim ${number}`,
      ['Evidence', 'A', 'B'],
      [
        ['verdict', ...both.map(claim => (claim ? verdict(claim.verdict) : '–'))],
        ...keys.map(key => [title(key), ...both.map(claim => shown(find(claim, key)))]),
      ],
    ),
  );
}

// One title may stand over several comparisons.
function keyOf({ title, firstLabel, secondLabel }) {
  return [title, firstLabel, secondLabel].join('\n');
}

function shown(item) {
  if (!item) return '–';
  const sign = { true: '✓ holds', false: '✗ does not hold' }[item.holds] ?? '– cannot be told';
  return [
    h('span', { class: 'holds', 'data-holds': String(item.holds) }, sign),
    h('div', measured(item.firstLabel, item.first)),
    h('div', measured(item.secondLabel, item.second)),
  ];
}

function measured(label, { value, standardError, unit, caveat }) {
  return [
    h('span.label', `${label} `),
    h('span.number', withError(value, standardError)),
    unit && h('span.unit', ` ${unit}`),
    caveat && h('span.caveat', caveat),
  ];
}
