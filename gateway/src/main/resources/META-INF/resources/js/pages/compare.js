import { listExperiments } from 'basin/api.js';
import { readExperiment } from 'basin/data/experiment.js';
import { list } from 'basin/data/wire.js';
import { goToPart } from 'basin/address.js';
import { h } from 'basin/dom.js';
import { when } from 'basin/format.js';
import { loadSource } from 'basin/pages/load.js';
import { withContents } from 'basin/results/contents.js';
import { differences } from 'basin/results/differences.js';
import { numbers } from 'basin/results/numbers.js';
import { figures } from 'basin/results/results.js';
import { verdictsTable } from 'basin/results/verdicts.js';

const OFFERED = 200;

/** Two experiments on the same axes; which ones is in the address. */
export async function comparePage(main, signal, first, second) {
  document.title = 'Compare · Basin';
  const known = list((await listExperiments(OFFERED)).experiments).map(readExperiment);
  if (signal.aborted) return;
  const body = h('div');
  main.append(
    h('p.crumb', h('a', { href: '#/' }, 'Experiments')),
    h('h1', 'Compare'),
    chooser(known, first, second),
    body,
  );
  if (!first || !second) return body.append(h('p.muted', 'Choose two experiments.'));
  const sources = await Promise.all([first, second].map(loadSource));
  if (signal.aborted) return;
  document.title = `${sources.map(source => source.experiment.title).join(' and ')} · Basin`;
  const experiments = sources.map(source => source.experiment);
  body.append(
    withContents([verdictsTable(experiments), differences(experiments), figures(sources), numbers(sources)]),
  );
  goToPart();
}

function chooser(known, ...chosen) {
  const usual = preselected(known, chosen);
  const selects = ['A', 'B'].map((letter, i) => select(letter, known, usual[i]));
  const go = event => {
    event.preventDefault();
    location.hash = `#/compare/${selects.map(({ control }) => control.value).join('/')}`;
  };
  return h(
    'form.pair',
    { onsubmit: go },
    selects.map(({ label }) => label),
    h('button.primary', { type: 'submit' }, 'Compare'),
  );
}

// What the address leaves open is the newest that is done, each once.
function preselected(known, chosen) {
  const rest = known.filter(one => one.state === 'succeeded' && !chosen.includes(one.id));
  return chosen.map(id => id || rest.shift()?.id);
}

function called({ title, created }) {
  return created ? `${title}, ${when(created)}` : title;
}

// One that the newest page of experiments no longer lists is still offered where the address names it.
function select(letter, known, chosen) {
  const offered = chosen && !known.some(one => one.id === chosen) ? [{ id: chosen, title: chosen }, ...known] : known;
  const control = h(
    'select',
    { name: letter },
    offered.map(one => h('option', { value: one.id, selected: one.id === chosen }, called(one))),
  );
  return { control, label: h('label', h('span', letter), control) };
}
