import { STARTS } from 'basin/data/quantities.js';

const LETTERS = ['A', 'B'];
const DASHES = [
  { pretrained: null, scratch: '6 4' },
  { pretrained: '2 3', scratch: '9 3 2 3' },
];

/**
 * What figures and tables set side by side: both starts of one experiment, or of two. Each is {id, name, letter, start, colour, dash}
 * with the parts of its start, `surface(phase)`, one of its surfaces, and `steps(role)`, what was heard of a run under way; `sources` are
 * {experiment, surfaces by phase, steps by phase}.
 */
export function sides(sources) {
  return sources.flatMap((source, i) => STARTS.map(start => side(source, start, sources.length > 1 ? LETTERS[i] : '')));
}

/** The colour, as a name of the theme's, and the dashes of a start. */
export function pen(letter, start) {
  const second = letter === LETTERS[1];
  return { colour: second ? `${start}-second` : start, dash: DASHES[second ? 1 : 0][start] };
}

function side({ experiment, surfaces, steps = {} }, start, letter) {
  return {
    id: [letter, start.id].filter(Boolean).join('/'),
    name: [letter, start.name].filter(Boolean).join(' '),
    letter,
    start: start.id,
    ...pen(letter, start.id),
    ...experiment.starts[start.id],
    further: start.id === 'pretrained' ? experiment.further : {},
    steps: role => steps[`finetune/${start.id}/${role}`] ?? [],
    surface: phase => surfaces[phase.replace('*', start.id)],
  };
}
