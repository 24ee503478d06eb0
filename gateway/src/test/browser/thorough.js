// FIXTURE: the experiment of fixture.js with every further question answered, of the same closed-form bowls.
import { BOWLS, fixture, landscape, provenance, rounded, run, spaced, surface } from './fixture.js';

const GRID = spaced(-1, 1, 15);
const THIRDS = { low: 0.4, middle: 0.9, high: 2.1 };

export function thorough() {
  const { experiment, surfaces } = fixture();
  const further = landscape('s3', 'pretrained', true);
  return {
    experiment: {
      ...experiment,
      name: 'experiments/thorough',
      spec: {
        ...experiment.spec,
        displayName: 'Fixture: every question',
        preset: 'PRESET_STANDARD',
        runSeed: '12',
        pretrainedTraining: { ...experiment.spec.pretrainedTraining, epochs: 6 },
      },
      phases: experiment.phases.concat(phases()),
      result: {
        ...experiment.result,
        claims: experiment.result.claims.map(claim =>
          claim.number === 2 ? { ...claim, verdict: 'VERDICT_SUPPORTED' } : claim,
        ),
        runs: experiment.result.runs.concat(run('r5', 'pretrained', 'target')),
        landscapes: experiment.result.landscapes.concat(further, around('x1', 'pretrained'), around('x2', 'scratch')),
        analyses: experiment.result.analyses.map(controlled).concat(layerSurfaces(), layerChanges()),
      },
    },
    surfaces: {
      ...surfaces,
      'surface/pretrained/further': surface(BOWLS.pretrained, spaced(-1, 3, 21), spaced(-1, 1, 15), 'landscapes/s3'),
      'surface/pretrained/random': surface(around0(BOWLS.pretrained, 3), GRID, GRID, 'landscapes/x1'),
      'surface/scratch/random': surface(around0(BOWLS.scratch, 1.4), GRID, GRID, 'landscapes/x2'),
      ...Object.fromEntries(
        Object.entries(THIRDS).map(([third, steepness]) => [
          `layer_surfaces/pretrained/${third}`,
          surface(around0(BOWLS.pretrained, steepness), GRID, GRID, 'analyses/a3'),
        ]),
      ),
    },
  };
}

/** An experiment as large as the page must bear: 200 × 200 points, and 500 states of the path. */
export function large() {
  const { experiment, surfaces } = fixture();
  const grid = [spaced(-2, 3, 200), spaced(-2, 2, 200)];
  return {
    experiment: {
      ...experiment,
      name: 'experiments/large',
      result: { ...experiment.result, landscapes: experiment.result.landscapes.map(withLongPath) },
    },
    surfaces: {
      ...surfaces,
      'surface/pretrained': surface(BOWLS.pretrained, ...grid, 'landscapes/s1'),
      'surface/scratch': surface(BOWLS.scratch, ...grid, 'landscapes/s2'),
    },
  };
}

function withLongPath(one) {
  const [first, last] = [one.result.trajectory[0], one.result.trajectory.at(-1)];
  const trajectory = spaced(0, 1, 500).map((t, i) => ({
    ...(i === 0 ? first : last),
    step: String(i),
    epoch: 4 * t,
    alpha: t,
    beta: rounded(0.3 * Math.sin(Math.PI * t) + 0.01 * Math.sin(40 * t)),
  }));
  return { ...one, result: { ...one.result, trajectory } };
}

function around0(bowl, steepness) {
  return {
    ...bowl,
    loss: (a, b) => 0.05 + steepness * (a * a + 0.6 * b * b),
    error: (a, b) => Math.min(0.5, 0.06 + 0.3 * steepness * (a * a + 0.6 * b * b)),
  };
}

function around(id, start) {
  const one = landscape(id, start, true);
  return { ...one, result: { ...one.result, trajectory: [] } };
}

function phases() {
  return [
    ['finetune/pretrained/further', 'Train on', 'runs/r5'],
    ['surface/pretrained/further', 'Loss surface of training on', 'landscapes/s3'],
    ['surface/pretrained/random', 'Random directions', 'landscapes/x1'],
    ['surface/scratch/random', 'Random directions from scratch', 'landscapes/x2'],
    ['layer_surfaces/pretrained', 'Surfaces of thirds', 'analyses/a3'],
    ['layer_changes/pretrained', 'Change of layers', 'analyses/a4'],
  ].map(([name, title, job]) => ({ name, title, job, state: 'JOB_STATE_SUCCEEDED', elapsed: '61.5s' }));
}

function controlled(analysis) {
  const control = (kind, mean) => [
    { id: `control/${kind}/dev_accuracy`, value: mean, unit: 'accuracy', standardError: 0.011 },
    { id: `control/${kind}/dev_accuracy/standard_deviation`, value: 0.034, unit: 'accuracy' },
  ];
  const rows = analysis.result.rows.map((row, i) => ({
    ...row,
    measures:
      i === 0
        ? []
        : [
            { id: 'l2', value: rounded(0.4 + 0.3 * i), unit: 'L2 norm' },
            { id: 'relative_l2', value: rounded(0.01 + 0.006 * i), unit: 'share' },
            ...(i <= 3 ? control('random_layers', rounded(0.93 - 0.04 * i)) : []),
            ...control('random_perturbation', rounded(0.94 - 0.01 * i)),
          ],
  }));
  return { ...analysis, result: { ...analysis.result, rows } };
}

function layerSurfaces() {
  const groups = Object.entries(THIRDS);
  return {
    name: 'analyses/a3',
    spec: { layerSurface: {} },
    status: { state: 'JOB_STATE_SUCCEEDED' },
    result: {
      rows: groups.map(([group, steepness], i) => ({
        group,
        firstLayer: 2 * i,
        lastLayer: 2 * i + 1,
        measures: [
          { id: 'width@0.25/delta1', value: rounded(Math.sqrt(0.25 / steepness)), unit: 'alpha' },
          { id: 'width@0.25/absolute', value: rounded(Math.sqrt(0.25 / steepness) * (0.4 + 0.3 * i)), unit: 'L2 norm' },
        ],
      })),
      surfaces: groups.map(([group], i) => ({ group, geometry: { delta1Norm: rounded(0.4 + 0.3 * i) } })),
      measures: [],
      provenance: provenance(),
    },
  };
}

function layerChanges() {
  const row = (comparison, layer) => ({
    group: `layer ${layer}`,
    comparison,
    firstLayer: layer,
    lastLayer: layer,
    measures: [
      { id: 'relative_l2', value: rounded(0.01 + 0.008 * layer * (comparison ? 0.6 : 1)), unit: 'share' },
      { id: 'cka', value: rounded(0.999 - 0.03 * layer), unit: '1', standardError: 0.004 },
    ],
  });
  const layers = [0, 1, 2, 3, 4, 5];
  return {
    name: 'analyses/a4',
    spec: { change: {} },
    status: { state: 'JOB_STATE_SUCCEEDED' },
    result: {
      rows: ['', 'second task'].flatMap(name => layers.map(layer => row(name, layer))),
      measures: [],
      provenance: provenance(),
    },
  };
}
