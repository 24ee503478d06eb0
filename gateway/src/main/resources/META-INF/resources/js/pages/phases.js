import { phaseShare } from 'basin/data/experiment.js';
import { h } from 'basin/dom.js';
import { count, duration, value, words } from 'basin/format.js';
import { meter } from 'basin/pages/meter.js';

const SIGNS = { pending: '○', running: '◐', succeeded: '●', failed: '✗', cancelled: '–', unspecified: '○' };

/** One line a part: what it does, how far it is, how long it took or will take. */
export function phaseList(phases) {
  return h(
    'ol.phases',
    phases.map(phase =>
      h(
        'li',
        { 'data-state': phase.state },
        h('span.sign', { role: 'img', 'aria-label': words(phase.state) }, SIGNS[phase.state]),
        h('span.what', phase.title),
        meter(phaseShare(phase), `${phase.title}: ${words(phase.state)}`),
        h('span.how', doing(phase)),
        h('span.long', howLong(phase)),
      ),
    ),
  );
}

function doing({ state, progress }) {
  if (state !== 'running') return state === 'succeeded' ? '' : words(state);
  const figures = Object.entries(progress.figures).map(([name, v]) => `${name} ${value(Number(v), 3)}`);
  const done = progress.total > 0 ? `${count(progress.done)} of ${count(progress.total)} ${progress.unit}` : '';
  return [progress.activity, done, ...figures].filter(Boolean).join(' · ');
}

function howLong({ state, progress, elapsed }) {
  if (state === 'running' && progress.secondsLeft != null) return `${duration(progress.secondsLeft)} left`;
  return elapsed == null ? '' : duration(elapsed);
}
