// FIXTURE: the experiment of fixture.js as it stands when its first surface has failed before any point of it.
import { fixture } from './fixture.js';

const FAILING = 'surface/pretrained';

export function failed() {
  const { experiment, surfaces } = fixture();
  const at = experiment.phases.findIndex(phase => phase.name === FAILING);
  const { landscapes } = experiment.result;
  return {
    experiment: {
      ...experiment,
      name: 'experiments/failed',
      spec: { ...experiment.spec, displayName: 'Fixture: failed' },
      status: { ...experiment.status, state: 'JOB_STATE_FAILED', error: { code: 8, message: 'Out of memory.' } },
      phases: experiment.phases.map((phase, i) => (i < at ? phase : i === at ? broken(phase) : neverStarted(phase))),
      result: {
        ...experiment.result,
        claims: [],
        analyses: [],
        landscapes: landscapes.filter(one => one.name.startsWith('landscapes/c')),
      },
    },
    surfaces: {
      'curve/pretrained': surfaces['curve/pretrained'],
      'curve/scratch': surfaces['curve/scratch'],
      [FAILING]: { ...surfaces[FAILING], computed: surfaces[FAILING].computed.map(() => false) },
    },
  };
}

function broken(phase) {
  return { ...phase, state: 'JOB_STATE_FAILED', progress: undefined };
}

function neverStarted({ name, title, start }) {
  return { name, title, start, state: 'JOB_STATE_CANCELLED' };
}
