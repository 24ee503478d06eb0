import d3 from 'basin/d3.js';

/**
 * One scale of values for every panel of a figure: colour, height and contour levels agree across panels because they come from
 * here. Viridis is perceptually uniform and safe for colour-blind readers; dark is low, as in the paper.
 */
export function valueScale(values, { log = false, clip = Infinity } = {}) {
  const low = lowest(values, log);
  const high = Math.max(Math.min(d3.max(values) ?? 1, clip), low * (1 + 1e-9) + 1e-12);
  const clipped = values.filter(v => v > high).length;
  const axis = (log ? d3.scaleLog() : d3.scaleLinear()).domain([low, high]).range([0, 1]).clamp(true);
  const share = v => (log && v <= 0 ? 0 : axis(v));
  return {
    low,
    high,
    log,
    clipped,
    share, // 0 at the lowest, 1 at the highest value shown
    colour: v => d3.interpolateViridis(share(v)),
    levels: levels(low, high, log, 14),
    ticks: log ? logTicks(low, high) : axis.ticks(5),
  };
}

function lowest(values, log) {
  const usable = log ? values.filter(v => v > 0) : values;
  return d3.min(usable) ?? (log ? 1e-3 : 0);
}

function levels(low, high, log, count) {
  if (!log) return d3.ticks(low, high, count).filter(v => v > low && v < high);
  const [from, to] = [Math.log10(low), Math.log10(high)];
  return d3.range(1, count).map(i => 10 ** (from + ((to - from) * i) / count));
}

/** Ticks of a logarithmic axis: one, two and five in each decade, thinned to what a short axis can hold. */
export function logTicks(low, high) {
  const decades = d3.range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)) + 1);
  const inside = marks =>
    decades.flatMap(d => marks.map(m => Number((m * 10 ** d).toPrecision(1)))).filter(v => v >= low && v <= high);
  return [[1, 2, 5], [1, 3], [1]].map(inside).find(ticks => ticks.length <= 6) ?? inside([1]);
}
