import { guideLink } from 'basin/docs.js';
import { h } from 'basin/dom.js';
import { withError, words } from 'basin/format.js';
import { table } from 'basin/results/table.js';

const ORDERS = { greater: '>', less: '<', 'not less': '≳', 'not greater': '≲' };
const SIGNS = { supported: '✓', mixed: '≈', not_supported: '✗', not_judged: '–', unspecified: '–' };

/** The three claims of the paper with what this experiment says about each. */
export function claims(experiment) {
  if (experiment.claims.length === 0) return null;
  return h(
    'section#claims',
    h('h2', 'The paper’s claims in this run'),
    h('p.muted', h('a', { href: guideLink('reading-claims') }, 'What each row measures, and how verdicts are reached')),
    experiment.claims.map(claim),
  );
}

/** A verdict as a word and a sign, never as a colour alone. */
export function verdict(one) {
  return h('span.verdict', { 'data-verdict': one }, `${SIGNS[one]} ${words(one)}`);
}

// A line each; what a verdict rests on is behind it.
function claim(one) {
  return h(
    `details.claim#claim-${one.number}`,
    { 'data-entry': `Claim ${one.number}: ${words(one.verdict)}` },
    h('summary', h('h3', `${one.number}. ${one.statement}`), verdict(one.verdict)),
    one.reason && h('p.reason', one.reason),
    one.evidence.length > 0 && evidence(one),
  );
}

// Where every row compares the same two, their names move to the head of the table.
function evidence(one) {
  const [{ firstLabel, secondLabel }] = one.evidence;
  const alike = one.evidence.every(item => item.firstLabel === firstLabel && item.secondLabel === secondLabel);
  const heads = alike ? [firstLabel, secondLabel] : ['This', 'against this'];
  return table(
    `Evidence for claim ${one.number}`,
    ['Evidence', 'In this run', ...heads, 'Claimed'],
    one.evidence.map(item => row(item, alike)),
  );
}

function row({ title, first, second, firstLabel, secondLabel, expected, holds }, alike) {
  const { sign, word } = { true: { sign: '✓', word: 'holds' }, false: { sign: '✗', word: 'does not hold' } }[holds] ?? {
    sign: '–',
    word: 'cannot be told',
  };
  return [
    title,
    h('span', { class: 'holds', 'data-holds': String(holds) }, `${sign} ${word}`),
    measured(first, alike ? '' : firstLabel),
    measured(second, alike ? '' : secondLabel),
    `${firstLabel} ${ORDERS[expected] ?? expected} ${secondLabel}`,
  ];
}

function measured({ value, standardError, unit, caveat }, label) {
  return [
    label && h('span.label', `${label} `),
    h('span.number', withError(value, standardError)),
    ' ',
    h('span.unit', unit),
    caveat && h('span.caveat', caveat),
  ];
}
