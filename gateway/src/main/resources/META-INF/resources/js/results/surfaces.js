import { THIRDS } from 'basin/data/experiment.js';
import { sides } from 'basin/data/sides.js';
import { measureTable } from 'basin/results/measures.js';
import { AROUND_END, FROM_START, panel, planesFigure, ROLLED_BACK } from 'basin/results/planes.js';

/** The loss surface of both starts on one scale. Null while no surface is there. */
export function surfacesFigure(sources) {
  return planesFigure({
    id: 'surfaces',
    title: 'Loss surfaces',
    quantity: 'trainLoss',
    panels: () => sides(sources).map(side => panel(side, side.name, side.surface('surface/*'), side.plane, FROM_START)),
  });
}

/** Figure 4 of the paper: the path of far longer training on the surface of held-out error. Null where none was asked for. */
export function furtherFigure(sources) {
  const panels = () =>
    pretrained(sources).map(side =>
      panel(side, `${side.name}, trained on`, side.surface('surface/*/further'), side.further.plane, FROM_START),
    );
  return planesFigure({ id: 'further', title: 'Trained on: does it overfit?', quantity: 'devError', panels });
}

/** The control W4: both end points seen along the same two random directions. Null where it was not asked for. */
export function randomFigure(sources) {
  return planesFigure({
    id: 'random',
    title: 'Around the trained models, along random directions',
    withPath: false,
    quantity: 'trainLoss',
    panels: () =>
      sides(sources).map(side => panel(side, side.name, side.surface('surface/*/random'), side.random, AROUND_END)),
  });
}

/** Figure 7 of the paper: only one third of the layers moves, away from the trained model. Null where it was not asked for. */
export function layerSurfacesFigure(sources) {
  const third = (side, name) =>
    panel(
      side,
      [side.letter, `${name} layers move`].filter(Boolean).join(': '),
      side.surface(`layer_surfaces/*/${name}`),
      side.layerSurfaces?.surfaces.find(one => one.group === name),
      ROLLED_BACK,
    );
  const figure = planesFigure({
    id: 'layer-surfaces',
    title: 'Surfaces of the layers’ thirds',
    withPath: false,
    quantity: 'trainLoss',
    panels: () => pretrained(sources).flatMap(side => THIRDS.map(name => third(side, name))),
  });
  figure?.append(...pretrained(sources).map(layerMeasures).filter(Boolean));
  return figure;
}

// Each group counts in its own length of δ1, so that only the absolute widths compare.
function layerMeasures({ letter, layerSurfaces }) {
  const rows = layerSurfaces?.rows.filter(row => row.measures.length > 0) ?? [];
  const groups = rows.map(row => ({ name: row.group, measures: row.measures }));
  return measureTable([letter, 'Widths of the groups’ surfaces'].filter(Boolean).join(': '), groups);
}

function pretrained(sources) {
  return sides(sources).filter(side => side.start === 'pretrained');
}
