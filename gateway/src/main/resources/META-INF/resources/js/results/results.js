import { h } from 'basin/dom.js';
import { absent } from 'basin/results/absent.js';
import { claims } from 'basin/results/claims.js';
import { curvesFigure } from 'basin/results/curves.js';
import { changesFigure } from 'basin/results/changes.js';
import { rollbackFigure } from 'basin/results/layers.js';
import { numbers } from 'basin/results/numbers.js';
import { files, origin } from 'basin/results/origin.js';
import { furtherFigure, layerSurfacesFigure, randomFigure, surfacesFigure } from 'basin/results/surfaces.js';
import { trainingFigure } from 'basin/results/training.js';

const HELD_OUT = '“Dev” stands for held out: dev error, dev loss and dev accuracy are of examples that training never saw.';
const FIGURES = [
  surfacesFigure,
  curvesFigure,
  trainingFigure,
  furtherFigure,
  randomFigure,
  rollbackFigure,
  layerSurfacesFigure,
  changesFigure,
];

/**
 * Everything an experiment has to show so far, in the order of the paper; the page and the report are both made of this.
 * `source` is {experiment, surfaces by phase}, `link` answers the address of a file, `drawn` keeps figures between calls, so that
 * what a reader has chosen in one outlives the next piece of news.
 */
export function results(source, link, drawn = new Map()) {
  return [
    claims(source.experiment),
    figures([source], drawn),
    numbers([source]),
    origin(source.experiment),
    files(source.experiment, link),
  ].filter(Boolean);
}

/** The figures of one experiment, or of two on the same axes. */
export function figures(sources, drawn = new Map()) {
  for (const make of FIGURES) {
    const figure = drawn.get(make) ?? make(sources);
    if (figure) drawn.set(make, figure);
  }
  const all = FIGURES.map(make => drawn.get(make)).filter(Boolean);
  const left = absent(sources);
  if (all.length === 0 && !left) return null;
  return h('section#figures', h('h2', 'Figures'), h('p.muted', HELD_OUT), left, all);
}
