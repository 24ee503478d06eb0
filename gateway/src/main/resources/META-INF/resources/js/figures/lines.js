import d3 from 'basin/d3.js';
import { freshId, s } from 'basin/dom.js';
import { axes, drawing, label, legend, line } from 'basin/figures/axes.js';
import { arrows, arrowsMean } from 'basin/figures/beyond.js';
import { logTicks } from 'basin/figures/values.js';

const MARGIN = { left: 62, right: 18, top: 22, bottom: 46 };

/**
 * Curves in one frame. `series` are {name, colour, dash, dots, points: [{x, y, error}]}; a point whose y is not finite interrupts its
 * curve; `landmarks` are upright lines {x, name}; `wholeX` keeps ticks
 * to whole numbers. `point` shows every curve's value at an x.
 */
export function lines({
  series,
  xTitle,
  yTitle,
  log = false,
  clip = Infinity,
  landmarks = [],
  wholeX = false,
  width,
  theme,
}) {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: Math.max(230, Math.min(360, width * 0.42)) };
  const x = d3.scaleLinear(d3.extent(series.flatMap(one => one.points.map(p => p.x))), [0, inner.width]);
  const y = upright(series, log, clip, inner.height);
  const mask = freshId('mask');
  const key = legend(
    [...series.map(one => ({ name: one.name, mark: line(0, 0, 26, 0, pen(one)) })), ...arrowsMean(series, y, theme)],
    inner.width,
    theme,
  );
  const above = MARGIN.top + key.height;
  const cross = s(
    'g',
    { visibility: 'hidden', stroke: theme.muted },
    line(0, 0, 0, inner.height, { 'stroke-dasharray': '3 3' }),
  );
  const node = drawing(
    width,
    inner.height + above + MARGIN.bottom,
    theme,
    yTitle,
    s(
      'g',
      { transform: `translate(${MARGIN.left} ${above})` },
      s('clipPath', { id: mask }, s('rect', { width: inner.width, height: inner.height })),
      landmarks.filter(mark => within(mark.x, x)).map(mark => landmark(mark, x(mark.x), inner.height, theme)),
      s(
        'g',
        { 'clip-path': `url(#${mask})` },
        series.map(one => curve(one, x, y)),
        cross,
      ),
      series
        .filter(one => one.dots)
        .map(one => one.points.map(p => s('circle', { cx: x(p.x), cy: y(p.y), r: 3.4, fill: one.colour }))),
      axes({
        x,
        y,
        ...inner,
        xTitle,
        yTitle,
        xTicks: wholeX ? x.ticks(Math.min(12, x.domain()[1])).filter(Number.isInteger) : undefined,
        yTicks: log ? logTicks(...y.domain()) : undefined,
        theme,
      }),
      arrows(series, x, y),
      s('g', { transform: `translate(2 ${-4 - key.height})` }, key.node),
    ),
  );
  return {
    node,
    locate: px => (within(x.invert(px - MARGIN.left), x) ? x.invert(px - MARGIN.left) : undefined),
    point: at => moveCross(cross, x(at), within(at, x)),
  };
}

function upright(series, log, clip, height) {
  const values = series.flatMap(one => one.points.map(p => p.y)).filter(v => Number.isFinite(v) && (!log || v > 0));
  const top = Math.min(d3.max(values) ?? 1, clip);
  if (log) return d3.scaleLog([d3.min(values) ?? 0.01, top], [height, 0]).nice();
  const bottom = Math.min(0, d3.min(values) ?? 0);
  return d3.scaleLinear([bottom, top + 0.03 * (top - bottom)], [height, 0]);
}

function curve(one, x, y) {
  const sound = p => Number.isFinite(p.y) && Number.isFinite(y(p.y));
  const banded = one.points.some(p => p.error > 0);
  const band = d3
    .area(
      p => x(p.x),
      p => y(Math.max(p.y - p.error, y.domain()[0])),
      p => y(p.y + p.error),
    )
    .defined(p => sound(p) && p.error != null);
  return s(
    'g',
    banded && s('path', { d: band(one.points), fill: one.colour, 'fill-opacity': 0.16 }),
    s('path', {
      d: d3
        .line(
          p => x(p.x),
          p => y(p.y),
        )
        .defined(sound)(one.points),
      fill: 'none',
      'stroke-linejoin': 'round',
      ...pen(one),
    }),
  );
}

function pen(one) {
  return { stroke: one.colour, 'stroke-width': 2.2, 'stroke-dasharray': one.dash };
}

function landmark({ name }, px, height, theme) {
  return [
    line(px, 0, px, height, { stroke: theme.rule, 'stroke-width': 1.2 }),
    label(px + 5, 14, name, { 'text-anchor': 'start', fill: theme.muted, 'font-size': 11.5 }),
  ];
}

function within(value, scale) {
  return value >= scale.domain()[0] && value <= scale.domain()[1];
}

function moveCross(cross, px, visible) {
  cross.setAttribute('visibility', visible ? 'visible' : 'hidden');
  if (!visible) return;
  for (const side of ['x1', 'x2']) cross.firstChild.setAttribute(side, px);
}
