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
  const titles = [...new Set(both.flatMap(claim => claim?.evidence ?? []).map(item => item.title))];
  const find = (claim, title) => claim?.evidence.find(item => item.title === title);
  return h(
    'article.claim.both',
    h('header', h('h3', `${number}. ${statement}`)),
    table(
      `Evidence for claim ${number}`,
      ['Evidence', 'A', 'B'],
      [
        ['verdict', ...both.map(claim => (claim ? verdict(claim.verdict) : '–'))],
        ...titles.map(title => [title, ...both.map(claim => shown(find(claim, title)))]),
      ],
    ),
  );
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

function measured(label, { value, standardError, unit }) {
  return [
    h('span.label', `${label} `),
    h('span.number', withError(value, standardError)),
    unit && h('span.unit', ` ${unit}`),
  ];
}
