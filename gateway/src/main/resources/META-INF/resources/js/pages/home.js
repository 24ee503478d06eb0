import { createExperiment, listExperiments } from 'basin/api.js';
import { copyable } from 'basin/copy.js';
import { ended, readExperiment, share } from 'basin/data/experiment.js';
import { list } from 'basin/data/wire.js';
import { h } from 'basin/dom.js';
import { duration, percent, stateInWords, when } from 'basin/format.js';
import { problem } from 'basin/pages/problem.js';
import { meter } from 'basin/pages/meter.js';
import { verdict } from 'basin/results/claims.js';

const REFRESH = 3000; // milliseconds
const PAGE = 50;
const DEMO = { preset: 'PRESET_DEMO', task: { builtIn: { task: 'BUILT_IN_TASK_REVIEWS' } } };

/** The experiments, newest first, and the way to a new one. */
export async function homePage(main, signal) {
  document.title = 'Basin';
  const shelf = { node: h('div.shelf'), shown: PAGE, waiting: undefined };
  main.append(welcome(), shelf.node);
  await refresh(shelf, signal);
}

function welcome() {
  const trouble = h('div');
  const demo = h('button.primary', { type: 'button', onclick: () => start(demo, trouble) }, 'Run the demo');
  return h(
    'section.welcome',
    h('h1', 'See why pre-training works'),
    h(
      'p',
      'Basin trains BERT from pre-trained weights and from scratch, draws the loss surface around both, rolls layers back, and says what this run has to say about the paper’s three claims.',
    ),
    h('div.actions', demo, h('a.button', { href: '#/new' }, 'New experiment')),
    trouble,
  );
}

async function start(button, trouble) {
  button.disabled = true;
  try {
    location.hash = `#/${(await createExperiment(DEMO)).name}`;
  } catch (refusal) {
    trouble.replaceChildren(problem(refusal));
    button.disabled = false;
  }
}

async function refresh(shelf, signal) {
  const page = await listExperiments(shelf.shown);
  const experiments = list(page.experiments).map(readExperiment);
  if (signal.aborted) return;
  clearTimeout(shelf.waiting);
  const older = () => {
    shelf.shown += PAGE;
    refresh(shelf, signal);
  };
  shelf.node.replaceChildren(
    h('h2', 'Experiments'),
    experiments.length > 0
      ? h('ul.cards', experiments.map(card))
      : h('p.muted', 'None yet. The demo takes a few minutes on two cores.'),
    page.nextPageToken ? h('div.actions', h('button', { type: 'button', onclick: older }, 'Show older ones')) : '',
  );
  if (experiments.some(one => !ended(one)))
    shelf.waiting = setTimeout(() => signal.aborted || refresh(shelf, signal).catch(() => {}), REFRESH);
}

function card(one) {
  return h(
    'li.card',
    h('div', h('a', { href: `#/${one.name}` }, h('strong', one.title)), copyable(one.id, one.title)),
    h('span.state', { 'data-state': one.state }, stateInWords(one.state)),
    ended(one)
      ? h(
          'span.verdicts',
          one.claims.map(claim => h('span', { title: claim.statement }, `${claim.number} `, verdict(claim.verdict))),
        )
      : meter(share(one), `${one.title}: ${percent(share(one))}`),
    h('span.muted', `${when(one.created)}${one.elapsed ? `, took ${duration(one.elapsed)}` : ''}`),
  );
}
