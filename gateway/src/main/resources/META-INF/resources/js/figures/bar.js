import d3 from 'basin/d3.js';
import { s } from 'basin/dom.js';
import { label, line } from 'basin/figures/axes.js';
import { value } from 'basin/format.js';

const HEIGHT = 10;

/** The colours of a figure with their values, in bands where the figure is; an arrow says that higher values share the last colour. */
export function colourBar({ scale, left, top, width, banded, unit, theme }) {
  const length = Math.min(420, width);
  const place = v => length * scale.share(v);
  return s(
    'g',
    { transform: `translate(${left + (width - length) / 2} ${top})`, 'font-size': 11.5, fill: theme.muted },
    banded
      ? bands(scale, place)
      : s('image', { width: length, height: HEIGHT, preserveAspectRatio: 'none', href: ramp() }),
    s('rect', { width: length, height: HEIGHT, fill: 'none', stroke: theme.muted }),
    scale.clipped > 0 &&
      s('path', {
        d: `M${length} 0l9 ${HEIGHT / 2}l-9 ${HEIGHT / 2}z`,
        fill: scale.colour(scale.high),
        stroke: theme.muted,
      }),
    scale.ticks.map(t => [
      line(place(t), HEIGHT, place(t), HEIGHT + 4, { stroke: theme.muted }),
      label(place(t), HEIGHT + 17, value(t, 3)),
    ]),
    label(length / 2, HEIGHT + 33, unit, { fill: theme.ink, 'font-size': 12.5 }),
  );
}

function bands(scale, place) {
  const edges = [scale.low, ...scale.levels, scale.high];
  return d3.pairs(edges).map(([from, to]) =>
    s('rect', {
      x: place(from),
      width: place(to) - place(from) + 0.5,
      height: HEIGHT,
      fill: scale.colour(scale.log ? Math.sqrt(from * to) : (from + to) / 2),
    }),
  );
}

function ramp() {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [256, 1];
  const context = canvas.getContext('2d');
  for (let i = 0; i < 256; i++) {
    context.fillStyle = d3.interpolateViridis(i / 255);
    context.fillRect(i, 0, 1, 1);
  }
  return canvas.toDataURL();
}
