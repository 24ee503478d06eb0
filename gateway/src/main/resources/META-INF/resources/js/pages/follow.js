import { watch } from 'basin/api.js';
import { ended, readProgress, surfacesOf } from 'basin/data/experiment.js';

const SETTLE = 400; // milliseconds: news within them are shown together
const SURFACE_EVERY = 4000; // milliseconds between looks at a surface under way

/**
 * Keeps a page as new as the experiment until that ends or the page is left. `experiment()` answers what is shown, `reload` fetches
 * all anew, `showProgress` draws progress that has been put into the phases, `look` fetches surfaces under way, `hear` takes every
 * event, those replayed too, and says whether there is something new to `draw`.
 */
export function follow({ id, signal, experiment, reload, showProgress, look, hear, draw }) {
  const over = new AbortController();
  signal.addEventListener('abort', () => over.abort());
  const refresh = settled(async () => {
    await reload();
    if (ended(experiment())) over.abort();
  });
  const lookAgain = atMostEvery(SURFACE_EVERY, look);
  const drawSoon = settled(async () => draw());
  const heard = event => {
    if (hear(event)) drawSoon();
    if (Number(event.sequence) <= experiment().sequence) return; // replayed: the page shows it already
    const phase = event.progress && experiment().phases.find(p => p.name === event.phase && p.state === 'running');
    if (!phase) return refresh();
    phase.progress = readProgress(event.progress);
    showProgress();
    if (surfacesOf(phase).length > 0) lookAgain();
  };
  watch(id, heard, over.signal);
}

// Calls once after a burst of calls, and never twice at a time.
function settled(work) {
  let waiting;
  let running = Promise.resolve();
  return () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      running = running.then(work).catch(() => {}); // the next event tries again
    }, SETTLE);
  };
}

function atMostEvery(milliseconds, work) {
  let last = 0;
  return () => {
    if (Date.now() - last < milliseconds) return;
    last = Date.now();
    work();
  };
}
