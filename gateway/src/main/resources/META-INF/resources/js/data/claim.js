import { choice, list, number, optional, text } from 'basin/data/wire.js';

export function readClaim(json) {
  return {
    number: number(json.number),
    statement: text(json.statement),
    verdict: choice(json.verdict, 'VERDICT_'),
    reason: text(json.reason),
    evidence: list(json.evidence).map(item => ({
      title: text(item.title),
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
    unit: text(json?.unit),
    standardError: optional(json?.standardError),
    reference: text(json?.reference),
    caveat: text(json?.caveat),
  };
}
