import { ended } from 'basin/data/experiment.js';
import { h } from 'basin/dom.js';
import { stateInWords } from 'basin/format.js';

/** Which parts of experiments that have ended gave nothing, or not all, to draw. Null where all did. */
export function absent(sources) {
  const lines = sources.map(source => inWords(source.experiment, sources.length > 1)).filter(Boolean);
  return lines.length > 0 ? lines.map(line => h('p.muted', line)) : null;
}

function inWords(experiment, named) {
  const left = ended(experiment) ? experiment.phases.filter(phase => phase.state !== 'succeeded') : [];
  const parts = left.map(({ title, state }) => `${title} (${stateInWords(state)})`);
  const where = named ? ` in “${experiment.title}”` : '';
  return parts.length > 0 && `Left out, or not whole${where}: ${parts.join(', ')}.`;
}
