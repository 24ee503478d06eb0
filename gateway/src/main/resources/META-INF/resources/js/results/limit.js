import d3 from 'basin/d3.js';
import { finiteValues, kind, nearest } from 'basin/data/surface.js';

const BULK = 0.75;
const STARTS = 4;

/**
 * Where values are cut by default, so that steep walls leave colours for the basin: above three in four of all points and above four
 * times the value at the start, whichever is lower, rounded up. The paper's bars end at 3 for starts near ln 2.
 */
export function usualLimit(panels, quantity) {
  const values = panels.flatMap(panel => finiteValues(panel.surface, quantity));
  if (values.length === 0) return 1;
  const atStart = d3.max(panels, ({ surface }) => startOf(surface, quantity)) ?? Infinity;
  return roundedUp(Math.min(d3.quantile(values, BULK), STARTS * atStart));
}

function startOf(surface, quantity) {
  const index = nearest(surface, 0, 0);
  return kind(surface, quantity, index) === 'value' && surface[quantity][index] > 0
    ? surface[quantity][index]
    : undefined;
}

function roundedUp(limit) {
  if (limit <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(limit)) / 2;
  return Number((Math.ceil(limit / step) * step).toPrecision(3));
}
