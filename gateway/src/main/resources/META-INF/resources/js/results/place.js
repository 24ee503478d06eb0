import { kind, nearest } from 'basin/data/surface.js';
import { quantity } from 'basin/data/quantities.js';
import { value, withError } from 'basin/format.js';

/** What every panel has at a place, in words. */
export function readPlace(panels, id, [alpha, beta]) {
  const { name, unit } = quantity(id);
  const at = panels.map(({ title, surface }) => {
    const index = nearest(surface, alpha, beta);
    if (kind(surface, id, index) === 'open') return `${title} not computed yet`;
    const error = id === 'trainLoss' ? surface.trainLossStandardError[index] : undefined;
    return `${title} ${withError(surface[id][index], error)}`;
  });
  return `α ${value(alpha, 3)}, β ${value(beta, 3)}: ${name} ${at.join(', ')} ${unit}`;
}

/** Moves the cross-hair by one point of the grid and says whether the key was one for that. */
export function step(event, reading, { alpha, beta }, show) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [0, 0];
  if (dx === 0 && dy === 0) return false;
  const move = (coordinates, at, by) =>
    Math.min(coordinates.at(-1), Math.max(coordinates[0], at + by * (coordinates[1] - coordinates[0])));
  reading.place = [move(alpha, reading.place[0], dx), move(beta, reading.place[1], dy)];
  show(reading.place);
  return true;
}
