import d3 from 'basin/d3.js';
import { s } from 'basin/dom.js';
import { axes, drawing, label, legend, line } from 'basin/figures/axes.js';

const MARGIN = { left: 62, right: 18, top: 22, bottom: 42 };

/** Bars in groups. `groups` are names; `series` are {name, colour, bars: [{y, error}]} in the order of the groups. */
export function bars({ groups, series, yTitle, top, width, theme }) {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: Math.max(220, Math.min(330, width * 0.4)) };
  const across = d3.scaleBand(groups, [0, inner.width]).padding(0.28);
  const within = d3
    .scaleBand(
      series.map(one => one.name),
      [0, across.bandwidth()],
    )
    .padding(0.08);
  const y = d3.scaleLinear(
    [0, top ?? 1.08 * d3.max(series.flatMap(one => one.bars.map(b => (b.y || 0) + (b.error || 0))))],
    [inner.height, 0],
  );
  const key = legend(
    series.map(one => ({ name: one.name, mark: s('rect', { y: -6, width: 24, height: 12, fill: one.colour }) })),
    inner.width,
    theme,
  );
  const above = MARGIN.top + key.height;
  return {
    node: drawing(
      width,
      inner.height + above + MARGIN.bottom,
      theme,
      yTitle,
      s(
        'g',
        { transform: `translate(${MARGIN.left} ${above})` },
        axes({ x: across, y, ...inner, xTicks: [], yTitle, grid: true, theme }),
        series.map(one =>
          one.bars.map((bar, i) =>
            upright(bar, one.colour, across(groups[i]) + within(one.name), within.bandwidth(), y, theme),
          ),
        ),
        groups.map(name => names(name, across(name) + across.bandwidth() / 2, inner.height, across.step(), theme)),
        s('g', { transform: `translate(2 ${-4 - key.height})` }, key.node),
      ),
    ),
  };
}

function upright({ y: value, error }, colour, left, width, y, theme) {
  if (!Number.isFinite(value)) return null;
  const middle = left + width / 2;
  return s(
    'g',
    s('rect', { x: left, width, y: y(value), height: y(0) - y(value), fill: colour, 'fill-opacity': 0.9 }),
    error > 0 &&
      s(
        'g',
        { stroke: theme.ink, 'stroke-width': 1.3 },
        line(middle, y(value - error), middle, y(value + error)),
        line(middle - 4, y(value + error), middle + 4, y(value + error)),
        line(middle - 4, y(value - error), middle + 4, y(value - error)),
      ),
  );
}

// A long name takes two lines where the groups stand close.
function names(name, x, height, room, theme) {
  const words = name.length * 6.6 > room ? name.split(' ') : [name];
  return words.map((word, i) =>
    label(x, height + 18 + 14 * i, word, { fill: theme.ink, 'font-size': room < 60 ? 10.5 : 12 }),
  );
}
