import { choice, list, number, optional, text } from 'basin/data/wire.js';

export function readClaim(json) {
  return {
    number: number(json.number),
    statement: text(json.statement),
    verdict: choice(json.verdict, 'VERDICT_'),
    reason: text(json.reason),
    evidence: list(json.evidence).map(item => ({
      title: greek(text(item.title)),
      first: readMeasure(item.first),
      second: readMeasure(item.second),
      firstLabel: text(item.firstLabel),
      secondLabel: text(item.secondLabel),
      expected: text(item.expected),
      holds: item.holds,
    })),
  };
}

export function readMeasure(json) {
  return {
    id: text(json?.id),
    value: number(json?.value),
    unit: greek(text(json?.unit)),
    standardError: optional(json?.standardError),
    reference: text(json?.reference),
    caveat: text(json?.caveat),
  };
}

// Names of the contract as the paper writes them.
function greek(words) {
  return words.replace(/\bdelta(?=\d)/g, 'δ').replace(/\btheta(?=\d)/g, 'θ');
}
