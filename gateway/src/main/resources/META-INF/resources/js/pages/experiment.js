import { goToPart } from 'basin/address.js';
import { fileLink, getExperiment } from 'basin/api.js';
import { ended, readExperiment, share } from 'basin/data/experiment.js';
import { hearStep } from 'basin/data/steps.js';
import { h } from 'basin/dom.js';
import { announceData } from 'basin/figures/fresh.js';
import { percent } from 'basin/format.js';
import { follow } from 'basin/pages/follow.js';
import { head } from 'basin/pages/head.js';
import { loadSurfaces } from 'basin/pages/load.js';
import { meter } from 'basin/pages/meter.js';
import { phaseList } from 'basin/pages/phases.js';
import { withContents } from 'basin/results/contents.js';
import { results } from 'basin/results/results.js';
import { trainingFigure } from 'basin/results/training.js';

/** One experiment: where it stands, live, and everything it has to show. */
export async function experimentPage(main, signal, id) {
  const view = {
    id,
    signal,
    source: { experiment: undefined, surfaces: {}, steps: {} },
    drawn: new Map(),
    head: h('div'),
    progress: h('section#progress'),
    body: h('div'),
  };
  main.append(view.head, view.progress, view.body);
  await reload(view);
  goToPart();
  if (ended(view.source.experiment)) return;
  follow({
    id,
    signal,
    experiment: () => view.source.experiment,
    reload: () => reload(view),
    showProgress: () => showProgress(view),
    hear: event => hearStep(view.source.steps, event),
    draw: () => (view.drawn.has(trainingFigure) ? announceData() : showResults(view)),
    look: async () => ((await loadSurfaces(id, view.source)) ? showResults(view) : announceData()),
  });
}

async function reload(view) {
  const experiment = readExperiment(await getExperiment(view.id));
  view.source.experiment = experiment;
  await loadSurfaces(view.id, view.source);
  if (view.signal.aborted) return;
  document.title = `${experiment.title} · Basin`;
  view.head.replaceChildren(head(view.id, experiment));
  showProgress(view);
  showResults(view);
}

// Figures stay the same elements, so that who works with one by keyboard finds the focus where it was.
function showResults({ id, source, drawn, body }) {
  const focused = document.activeElement;
  body.replaceChildren(withContents(results(source, key => fileLink(id, key), drawn)));
  if (body.contains(focused)) focused.focus({ preventScroll: true });
  announceData();
}

function showProgress({ progress, source: { experiment } }) {
  const over = ended(experiment);
  const open = experiment.state !== 'succeeded' || progress.querySelector('details')?.open;
  progress.replaceChildren(
    h(
      'details',
      { open },
      h('summary', over ? 'How long each part took' : `Progress: ${percent(share(experiment))}`),
      !over && meter(share(experiment), 'The whole experiment'),
      phaseList(experiment.phases),
    ),
  );
}
