import { list, numbers, text } from 'basin/data/wire.js';

/** Reads a Surface: rows run along beta, columns along alpha, row-major. */
export function readSurface(json) {
  const alpha = numbers(json.alpha);
  const beta = json.beta?.length ? numbers(json.beta) : Float64Array.of(0);
  return {
    name: text(json.name),
    alpha, // (columns)
    beta, // (rows)
    computed: list(json.computed), // (rows * columns)
    trainLoss: numbers(json.trainLoss),
    trainLossStandardError: numbers(json.trainLossStandardError),
    devLoss: numbers(json.devLoss),
    devError: numbers(json.devError),
  };
}

/** Whether there is anything to draw. */
export function begun(surface) {
  return surface.computed.some(Boolean);
}

/** The index of the grid point nearest to a place. */
export function nearest(surface, alpha, beta) {
  return closest(surface.beta, beta) * surface.alpha.length + closest(surface.alpha, alpha);
}

/** The position in sorted coordinates of the one closest to a value. */
export function closest(coordinates, value) {
  let best = 0;
  for (let i = 1; i < coordinates.length; i++) {
    if (Math.abs(coordinates[i] - value) < Math.abs(coordinates[best] - value)) best = i;
  }
  return best;
}

/** 'value' for a finite number, 'lost' for one that is not finite, 'open' for a point not computed yet. */
export function kind(surface, quantity, index) {
  if (!surface.computed[index]) return 'open';
  return Number.isFinite(surface[quantity][index]) ? 'value' : 'lost';
}

/** Every finite computed value of a quantity. */
export function finiteValues(surface, quantity) {
  return Array.from(surface[quantity]).filter((_, i) => kind(surface, quantity, i) === 'value');
}

/** How many computed points of a quantity are not finite. */
export function lostCount(surface, quantity) {
  return surface.computed.filter((_, i) => kind(surface, quantity, i) === 'lost').length;
}
