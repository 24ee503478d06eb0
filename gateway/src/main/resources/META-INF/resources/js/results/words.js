import { kind, lostCount, nearest } from 'basin/data/surface.js';
import { quantity } from 'basin/data/quantities.js';
import { value } from 'basin/format.js';

/** A plane in one sentence: start, end, lowest point and what is missing. */
export function describePlane({ title, surface, marks = { start: [0, 0], end: [1, 0] } }, id) {
  const { name, unit } = quantity(id);
  const at = (alpha, beta) => told(surface, id, nearest(surface, alpha, beta));
  const best = lowest(surface, id);
  const lost = lostCount(surface, id);
  const open = surface.computed.filter(done => !done).length;
  const start = marks.start ? `${at(...marks.start)} at the grid point nearest the start, ` : '';
  return [
    `${capital(title)}: ${name} ${start}${at(...marks.end)} nearest the end`,
    best == null ? '' : `, lowest ${value(surface[id][best], 3)} ${unit} at ${place(surface, best)}`,
    `; ${surface.computed.length} points`,
    lost ? `, ${lost} not finite (hatched)` : '',
    open ? `, ${open} not computed yet (blank)` : '',
    '.',
  ].join('');
}

function told(surface, id, index) {
  return kind(surface, id, index) === 'open' ? 'not computed yet' : value(surface[id][index], 3);
}

function lowest(surface, id) {
  let best;
  surface[id].forEach((v, i) => {
    if (kind(surface, id, i) === 'value' && (best == null || v < surface[id][best])) best = i;
  });
  return best;
}

function place({ alpha, beta }, index) {
  const along = `α ${value(alpha[index % alpha.length], 3)}`;
  return beta.length > 1 ? `${along}, β ${value(beta[Math.floor(index / alpha.length)], 3)}` : along;
}

export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
