import { cancelExperiment, deleteExperiment, reportLink } from 'basin/api.js';
import { copyable } from 'basin/copy.js';
import { ended } from 'basin/data/experiment.js';
import { choice } from 'basin/data/wire.js';
import { h } from 'basin/dom.js';
import { duration, stateInWords, when } from 'basin/format.js';
import { problem } from 'basin/pages/problem.js';

/** Which experiment it is, how it stands, and what can be done with it. */
export function head(id, experiment) {
  const trouble = h('div');
  const attempt = (work, then) => () => work(id).then(then, refusal => trouble.replaceChildren(problem(refusal)));
  return h(
    'header.head',
    h('p.crumb', h('a', { href: '#/' }, 'Experiments')),
    h('h1', experiment.title),
    h(
      'p.muted',
      h('span.state', { 'data-state': experiment.state }, stateInWords(experiment.state)),
      ` ${summary(experiment)}`,
    ),
    copyable(id, experiment.title),
    experiment.error && h('p.error', { role: 'alert' }, experiment.error),
    h(
      'div.actions',
      experiment.state === 'succeeded' &&
        h('a.button', { href: reportLink(id), download: `basin-${id}.html` }, 'Download report'),
      h('a.button', { href: `#/compare/${id}/` }, 'Compare with another'),
      ended(experiment)
        ? h(
            'button',
            {
              type: 'button',
              onclick: () =>
                confirm(`Delete “${experiment.title}” with its files?`) &&
                attempt(deleteExperiment, () => (location.hash = '#/'))(),
            },
            'Delete',
          )
        : h('button', { type: 'button', onclick: attempt(cancelExperiment, () => {}) }, 'Cancel'),
    ),
    trouble,
  );
}

function summary({ spec, created, elapsed }) {
  const preset = choice(spec.preset, 'PRESET_');
  return [
    preset !== 'unspecified' && `preset ${preset}`,
    `started ${when(created)}`,
    elapsed && `took ${duration(elapsed)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
