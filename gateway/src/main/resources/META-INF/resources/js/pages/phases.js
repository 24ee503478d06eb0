import { phaseShare } from 'basin/data/experiment.js';
import { h } from 'basin/dom.js';
import { count, duration, figuresInWords, stateInWords } from 'basin/format.js';
import { meter } from 'basin/pages/meter.js';

const SIGNS = {
  pending: '○',
  running: '◐',
  succeeded: '●',
  failed: '✗',
  cancelled: '–',
  not_started: '–',
  unspecified: '○',
};

/** One line a part: what it does, how far it is, how long it took or will take. */
export function phaseList(phases) {
  return h(
    'ol.phases',
    phases.map(phase =>
      h(
        'li',
        { 'data-state': phase.state },
        h('span.sign', { role: 'img', 'aria-label': stateInWords(phase.state) }, SIGNS[phase.state]),
        h('span.what', phase.title),
        meter(phaseShare(phase), `${phase.title}: ${stateInWords(phase.state)}`),
        h('span.how', doing(phase)),
        h('span.long', howLong(phase)),
      ),
    ),
  );
}

function doing({ state, progress }) {
  if (state !== 'running') return state === 'succeeded' ? '' : stateInWords(state);
  const done = progress.total > 0 ? `${count(progress.done)} of ${count(progress.total)} ${progress.unit}` : '';
  return [progress.activity, done, ...figuresInWords(progress.figures)].filter(Boolean).join(' · ');
}

function howLong({ state, progress, elapsed }) {
  const left = state === 'running' ? (progress.secondsLeft ?? guessed(progress, elapsed)) : undefined;
  if (left != null) return `${duration(left)} left`;
  return elapsed == null ? '' : duration(elapsed);
}

// The first look at a part under way may come before its rate is known.
function guessed({ done, total }, elapsed) {
  return done > 0 && elapsed != null ? (elapsed * (total - done)) / done : undefined;
}
