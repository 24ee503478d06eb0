import { s } from 'basin/dom.js';

// What a 3-D view is drawn with. Both pens know the same strokes, so that a picture on the screen and one in a file come of one text.

/** Draws on a canvas: fast enough to turn a surface. */
export function canvasPen(context, font) {
  const trace = places => {
    context.beginPath();
    places.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  };
  return {
    polygon(places, { fill, stroke, width }) {
      trace(places);
      context.closePath();
      context.fillStyle = fill;
      context.fill();
      Object.assign(context, { strokeStyle: stroke, lineWidth: width });
      context.stroke();
    },
    line(places, { stroke, width }) {
      trace(places);
      Object.assign(context, { strokeStyle: stroke, lineWidth: width, lineJoin: 'round' });
      context.stroke();
    },
    symbol(d, [x, y], { fill, stroke, width }) {
      context.save();
      context.translate(x, y);
      Object.assign(context, { fillStyle: fill, strokeStyle: stroke, lineWidth: width });
      const shape = new Path2D(d);
      context.fill(shape);
      context.stroke(shape);
      context.restore();
    },
    text(content, [x, y], { fill, size, weight = 400, anchor = 'middle' }) {
      Object.assign(context, { fillStyle: fill, font: `${weight} ${size}px ${font}`, textAlign: ALIGNMENTS[anchor] });
      context.fillText(content, x, y);
    },
  };
}

const ALIGNMENTS = { start: 'left', middle: 'center', end: 'right' };

/** Adds to an SVG group: for files. */
export function svgPen(group) {
  const points = places => places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const add = (name, properties, ...children) => group.append(s(name, properties, ...children));
  return {
    polygon: (places, { fill, stroke, width }) =>
      add('polygon', { points: points(places), fill, stroke, 'stroke-width': width }),
    line: (places, { stroke, width }) =>
      add('polyline', {
        points: points(places),
        fill: 'none',
        stroke,
        'stroke-width': width,
        'stroke-linejoin': 'round',
      }),
    symbol: (d, [x, y], { fill, stroke, width }) =>
      add('path', { d, transform: `translate(${x} ${y})`, fill, stroke, 'stroke-width': width }),
    text: (content, [x, y], { fill, size, weight = 400, anchor = 'middle' }) =>
      add('text', { x, y, fill, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor }, content),
  };
}
