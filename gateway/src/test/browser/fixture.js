// FIXTURE: an experiment in the wire's JSON whose every number comes from closed-form bowls. No model was trained for it.

const ALPHA = spaced(-2, 3, 26);
const BETA = spaced(-2, 2, 21);
const LINE = spaced(-2, 3, 41);

export const BOWLS = {
  pretrained: {
    loss: (a, b) => 0.021 + 3.2 * (1 - Math.exp(-((a - 1) ** 2 + 0.45 * b * b) / 4.25)),
    error: (a, b) => 0.055 + 0.43 * (1 - Math.exp(-((a - 1.1) ** 2 + 0.3 * b * b) / 2.2)),
    norm: 1.8734,
    drift: t => [t ** 0.8, 0.25 * Math.sin(Math.PI * t)],
    seen: [0.694, 0.297, 0.108, 0.061, 0.043],
    metric: 0.9453,
  },
  scratch: {
    loss: (a, b) =>
      0.047 +
      0.66 * (a - 1) ** 2 +
      1.1 * (b - 0.3 * (a - 1)) ** 2 +
      0.42 * Math.sin(2.4 * (a - 1)) ** 2 +
      0.02 * (b * b + a * a) ** 2,
    error: (a, b) => 0.236 + 0.27 * (1 - Math.exp(-(1.5 * (a - 1) ** 2 + 2.5 * b * b))),
    norm: 14.602,
    drift: t => [t ** 1.6, 0.55 * Math.sin(Math.PI * t)],
    seen: [0.698, 0.672, 0.541, 0.327, 0.214],
    metric: 0.7656,
  },
};
const PRETRAINED = 'START_PRETRAINED';
const SCRATCH = 'START_SCRATCH';

/** The whole fixture as a report carries it: the experiment and its surfaces by phase. */
export function fixture() {
  return {
    experiment: experiment(),
    surfaces: {
      'curve/pretrained': surface(BOWLS.pretrained, LINE, [0], 'landscapes/c1'),
      'curve/scratch': surface(BOWLS.scratch, LINE, [0], 'landscapes/c2'),
      'surface/pretrained': surface(BOWLS.pretrained, ALPHA, BETA, 'landscapes/s1'),
      'surface/scratch': withHoles(surface(BOWLS.scratch, ALPHA, BETA, 'landscapes/s2')),
    },
  };
}

/** The same experiment while its second surface is being computed. */
export function running() {
  const whole = fixture();
  const phases = whole.experiment.phases.map((phase, i) =>
    i < 7 ? phase : { name: phase.name, title: phase.title, state: 'JOB_STATE_PENDING', start: phase.start },
  );
  phases[7] = {
    ...phases[7],
    job: 'landscapes/s2',
    state: 'JOB_STATE_RUNNING',
    elapsed: '31.2s',
    progress: {
      activity: 'evaluating the plane',
      done: '236',
      total: '546',
      unit: 'points',
      unitsPerSecond: 7.5,
      timeLeft: '41.3s',
      figures: { 'train/loss': 2.31 },
    },
  };
  const { result, ...rest } = whole.experiment;
  return {
    experiment: {
      ...rest,
      name: 'experiments/running',
      phases,
      status: { ...rest.status, state: 'JOB_STATE_RUNNING', endTime: undefined, latestSequence: '4' },
    },
    surfaces: {
      ...whole.surfaces,
      'surface/scratch': {
        ...whole.surfaces['surface/scratch'],
        computed: whole.surfaces['surface/scratch'].computed.map((_, i) => i < 236),
      },
    },
  };
}

function experiment() {
  return {
    name: 'experiments/fixture',
    spec: {
      displayName: 'Fixture: closed-form bowls',
      preset: 'PRESET_DEMO',
      model: { builtIn: 'minilm-l6' },
      task: {
        builtIn: { task: 'BUILT_IN_TASK_REVIEWS', seed: '1', trainExamples: 512, devExamples: 256 },
        maxLength: 64,
      },
      secondTask: {
        builtIn: { task: 'BUILT_IN_TASK_ENTAILMENT', seed: '2', trainExamples: 512, devExamples: 256 },
        maxLength: 64,
      },
      pretrainedTraining: { epochs: 4, batchSize: 16, learningRate: 1e-4 },
      scratchTraining: { epochs: 4, batchSize: 16, learningRate: 3e-4 },
      curve: { min: -2, max: 3, points: 41 },
      surfaceAlpha: { min: -2, max: 3, points: 26 },
      surfaceBeta: { min: -2, max: 2, points: 21 },
      objectiveTrainExamples: 256,
      objectiveDevExamples: 256,
      theta0Seed: '7',
      runSeed: '11',
      repetitions: 1,
      numericPath: {
        precision: 'PRECISION_FLOAT32',
        kernelVariant: 'KERNEL_VARIANT_DEFAULT',
        device: 'cpu',
        threads: 2,
        batchTokens: 4096,
      },
    },
    status: {
      state: 'JOB_STATE_SUCCEEDED',
      createTime: '2026-11-20T09:12:04Z',
      startTime: '2026-11-20T09:12:05Z',
      endTime: '2026-11-20T09:16:31Z',
      latestSequence: '6',
      attempts: 1,
    },
    phases: phases(),
    result: {
      claims: claims(),
      runs: runs(),
      landscapes: landscapes(),
      analyses: [rollback('pretrained'), rollback('scratch')],
      artifacts: files('experiments/fixture'),
    },
  };
}

function phases() {
  const named = [
    ['finetune/pretrained/target', 'Fine-tune on reviews', PRETRAINED, 'runs/r1', 38],
    ['finetune/pretrained/second', 'Fine-tune on entailment', PRETRAINED, 'runs/r2', 41],
    ['finetune/scratch/target', 'Train on reviews from scratch', SCRATCH, 'runs/r3', 39],
    ['finetune/scratch/second', 'Train on entailment from scratch', SCRATCH, 'runs/r4', 40],
    ['curve/pretrained', 'Loss along the fine-tuning direction', PRETRAINED, 'landscapes/c1', 7],
    ['curve/scratch', 'Loss along the scratch direction', SCRATCH, 'landscapes/c2', 7],
    ['surface/pretrained', 'Loss surface after pre-training', PRETRAINED, 'landscapes/s1', 44],
    ['surface/scratch', 'Loss surface from scratch', SCRATCH, 'landscapes/s2', 45],
    ['rollback/pretrained', 'Roll back layers', PRETRAINED, 'analyses/a1', 2],
    ['rollback/scratch', 'Roll back layers of the scratch model', SCRATCH, 'analyses/a2', 2],
    ['report', 'Write the report', 'START_UNSPECIFIED', 'experiments/fixture', 1],
  ];
  return named.map(([name, title, start, job, seconds]) => ({
    name,
    title,
    start,
    job,
    state: 'JOB_STATE_SUCCEEDED',
    elapsed: `${seconds}.417s`,
    progress: { activity: 'done', done: '546', total: '546', unit: name.startsWith('finetune') ? 'steps' : 'points' },
  }));
}

function claims() {
  const measure = (id, value, unit, standardError) => ({ id, value, unit, standardError, reference: 'section 3.2' });
  return [
    {
      number: 1,
      statement:
        'Pre-training reaches a good initial point: wider optima and easier optimization than training from scratch.',
      verdict: 'VERDICT_SUPPORTED',
      evidence: [
        evidence(
          'Basin width at +0.25 nats',
          measure('width@0.25/absolute', 2.14, 'L2 norm'),
          measure('width@0.25/absolute', 1.62, 'L2 norm'),
          'pre-trained',
          'scratch',
          'greater',
          true,
        ),
        evidence(
          'Basin area at +0.25 nats',
          measure('basin_area@0.25/delta1', 0.113, 'share of grid'),
          measure('basin_area@0.25/delta1', 0.031, 'share of grid'),
          'pre-trained',
          'scratch',
          'greater',
          true,
        ),
        evidence(
          'Largest bump on the straight path',
          measure('largest_bump', 0, 'nats'),
          measure('largest_bump', 0.188, 'nats', 0.021),
          'pre-trained',
          'scratch',
          'less',
          true,
        ),
      ],
    },
    {
      number: 2,
      statement: 'Flat, wide optima generalize: loss and error surfaces agree.',
      verdict: 'VERDICT_MIXED',
      reason: 'One repetition; the difference of the rank correlations is within its noise.',
      evidence: [
        evidence(
          'Held-out accuracy',
          measure('eval/accuracy', 0.9453, 'share', 0.0142),
          measure('eval/accuracy', 0.7656, 'share', 0.0265),
          'pre-trained',
          'scratch',
          'greater',
          true,
        ),
        evidence(
          'Rank correlation of loss and error',
          measure('spearman', 0.912, 'rank correlation', 0.03),
          measure('spearman', 0.934, 'rank correlation', 0.03),
          'pre-trained',
          'scratch',
          'greater',
          false,
        ),
      ],
    },
    {
      number: 3,
      statement: 'Lower layers change less and are more transferable.',
      verdict: 'VERDICT_NOT_JUDGED',
      reason: 'not judged: scratch untrained',
      evidence: [
        evidence(
          'Accuracy lost by rollback',
          measure('rollback_drop', 0.0117, 'share', 0.009),
          measure('rollback_drop', 'NaN', 'share'),
          'low layers',
          'high layers',
          'less',
          undefined,
        ),
        evidence(
          'Accuracy lost by rollback',
          measure('rollback_drop', 0.0117, 'share', 0.009),
          measure('rollback_drop', 0.0352, 'share', 0.012),
          'low layers',
          'middle layers',
          'less',
          true,
        ),
      ],
    },
  ];
}

function evidence(title, first, second, firstLabel, secondLabel, expected, holds) {
  return { title, first, second, firstLabel, secondLabel, expected, holds };
}

function runs() {
  return [
    run('r1', 'pretrained', 'target'),
    run('r2', 'pretrained', 'second'),
    run('r3', 'scratch', 'target'),
    run('r4', 'scratch', 'second'),
  ];
}

export function run(id, start, role) {
  const bowl = BOWLS[start];
  const slower = role === 'second' ? 1.3 : 1;
  return {
    name: `runs/${id}`,
    spec: {
      displayName: `${start} ${role}`,
      model: { builtIn: 'minilm-l6' },
      task: { builtIn: { task: role === 'target' ? 'BUILT_IN_TASK_REVIEWS' : 'BUILT_IN_TASK_ENTAILMENT' } },
    },
    status: { state: 'JOB_STATE_SUCCEEDED', attempts: 1 },
    checkpoints: bowl.seen.map((loss, i) => ({
      ref: { key: `runs/${id}/checkpoints/step-${i * 32}` },
      step: String(i * 32),
      epoch: i,
      trainLoss: i === 0 ? undefined : rounded(loss * slower),
      devLoss: rounded(loss * 1.15 + 0.04),
      devMetrics: { accuracy: rounded(0.5 + (bowl.metric - 0.5) * (1 - 0.5 ** (i * 1.4))) },
    })),
    result: {
      devMetrics: { accuracy: bowl.metric, accuracy_standard_error: 0.02998, f1: bowl.metric - 0.004 },
      devExamples: 256,
      devLoss: rounded(bowl.seen[4] * 1.2),
      firstTrainLoss: 0.6963,
      lastTrainLoss: rounded(bowl.loss(1, 0)),
      steps: '128',
      learning: 'LEARNING_FELL',
      provenance: provenance(),
      remarks: start === 'scratch' ? ['Weights drawn at random; the pre-trained ones were not read.'] : [],
      artifacts: files(`runs/${id}`).slice(0, 1),
    },
  };
}

function landscapes() {
  return [
    ['c1', 'pretrained', false],
    ['c2', 'scratch', false],
    ['s1', 'pretrained', true],
    ['s2', 'scratch', true],
  ].map(([id, start, plane]) => landscape(id, start, plane));
}

export function landscape(id, start, plane) {
  const bowl = BOWLS[start];
  return {
    name: `landscapes/${id}`,
    spec: { alpha: { optimization: {} }, beta: plane ? { secondTask: {} } : undefined },
    status: { state: 'JOB_STATE_SUCCEEDED' },
    result: {
      geometry: {
        delta1Norm: bowl.norm,
        delta2Norm: plane ? bowl.norm * 0.87 : 0,
        scaledDelta2Norm: plane ? bowl.norm : 0,
        theta0Norm: 94.31,
        theta1Norm: 94.31 + bowl.norm / 20,
        cosine: plane ? 0.0312 : undefined,
        parameters: '22565376',
      },
      sanity: [sanity('start', bowl, 0), sanity('end', bowl, 1)],
      trajectory: bowl.seen.map((_, i) => step(bowl, i, plane)),
      measures: measures(bowl, start),
      nonFinitePoints: id === 's2' ? 6 : 0,
      artifacts: files(`landscapes/${id}`).slice(0, 2),
      provenance: provenance(),
      secondsPerPoint: 0.0813,
    },
  };
}

function sanity(point, bowl, alpha) {
  const value = evaluation(bowl, alpha, 0);
  return { point, alpha, onPlane: value, atCheckpoint: value };
}

function step(bowl, i, plane) {
  const t = i / 4;
  const [alpha, off] = bowl.drift(t);
  const planeBeta = plane ? rounded(-0.22 * off) : 0;
  return {
    step: String(i * 32),
    epoch: i,
    alpha: rounded(alpha),
    beta: rounded(off),
    planeAlpha: rounded(alpha + 0.01 * off),
    planeBeta,
    distance: rounded(bowl.norm * off * 0.97),
    withFinalHead: evaluation(bowl, alpha, planeBeta),
    withOwnHead: evaluation(bowl, alpha * 0.96, planeBeta),
    cosine: i === 0 ? undefined : rounded(alpha / Math.hypot(alpha, off)),
  };
}

export function evaluation(bowl, a, b) {
  const loss = rounded(bowl.loss(a, b));
  const error = rounded(bowl.error(a, b));
  return {
    trainLoss: loss,
    trainLossStandardError: rounded(0.04 * loss),
    devLoss: rounded(loss * 1.1 + 0.05),
    devError: error,
    trainExamples: 256,
    devExamples: 256,
    devMetrics: { accuracy: rounded(1 - error) },
  };
}

function measures(bowl, start) {
  const narrow = start === 'scratch';
  return [
    { id: 'basin_area@0.25/delta1', value: narrow ? 0.031 : 0.113, unit: 'share of grid', reference: 'W1' },
    { id: 'width@0.25/delta1', value: narrow ? 0.111 : 1.142, unit: 'alpha', reference: 'W2' },
    {
      id: 'width@0.25/absolute',
      value: narrow ? 1.62 : 2.14,
      unit: 'L2 norm',
      reference: 'W2',
      caveat: narrow ? '' : 'reaches the end of the range',
    },
    { id: 'largest_bump', value: narrow ? 0.188 : 0, unit: 'nats', standardError: 0.021, reference: 'E1' },
  ];
}

function rollback(start) {
  const wide = start === 'pretrained';
  const rows = [
    ['baseline', undefined, undefined, '0', wide ? 0.0547 : 0.2344],
    ['low', 0, 1, '3548928', wide ? 0.0664 : 0.4219],
    ['middle', 2, 3, '3548928', wide ? 0.0898 : 0.457],
    ['high', 4, 5, '3548928', wide ? 0.3203 : 0.4922],
    ['all layers', 0, 5, '10646784', 0.5039],
    ['whole encoder', 0, 5, '22565376', 0.5078],
  ];
  return {
    name: `analyses/${wide ? 'a1' : 'a2'}`,
    spec: { rollback: {} },
    status: { state: 'JOB_STATE_SUCCEEDED' },
    result: {
      rows: rows.map(([group, firstLayer, lastLayer, parameters, error], i) => ({
        group,
        firstLayer,
        lastLayer,
        parameters,
        evaluation: {
          trainLoss: rounded(0.02 + 1.6 * error),
          trainLossStandardError: 0.011,
          devLoss: rounded(0.1 + 1.5 * error),
          devError: error,
          trainExamples: 256,
          devExamples: 256,
          devMetrics: { accuracy: rounded(1 - error) },
        },
        measures: i === 0 ? [] : [{ id: 'l2', value: rounded(0.4 + 0.3 * i), unit: 'L2 norm' }],
      })),
      measures: [],
      artifacts: files('analyses/a1').slice(0, 1),
      provenance: provenance(),
    },
  };
}

export function surface(bowl, alpha, beta, name) {
  const points = beta.flatMap(b => alpha.map(a => [a, b]));
  const loss = points.map(([a, b]) => rounded(bowl.loss(a, b)));
  return {
    name,
    alpha,
    beta,
    computed: points.map(() => true),
    trainLoss: loss,
    trainLossStandardError: loss.map(l => rounded(0.04 * l)),
    devLoss: loss.map(l => rounded(l * 1.1 + 0.05)),
    devError: points.map(([a, b]) => Math.round(256 * bowl.error(a, b)) / 256),
  };
}

// The corner where training from scratch overflows.
function withHoles(surface) {
  const columns = surface.alpha.length;
  const lost = [0, 1, 2, columns, columns + 1, 2 * columns];
  const holed = values => values.map((v, i) => (lost.includes(i) ? (i % 2 ? 'Infinity' : 'NaN') : v));
  return { ...surface, trainLoss: holed(surface.trainLoss), devLoss: holed(surface.devLoss) };
}

export function files(folder) {
  return [
    {
      key: `${folder}/surface.csv`,
      title: 'values over the grid',
      mediaType: 'text/csv',
      sizeBytes: '48213',
      sha256: '3f'.repeat(32),
    },
    {
      key: `${folder}/surface.npz`,
      title: 'values over the grid, NumPy',
      mediaType: 'application/zip',
      sizeBytes: '18213',
      sha256: 'a1'.repeat(32),
    },
    {
      key: `${folder}/report.html`,
      title: 'report',
      mediaType: 'text/html',
      sizeBytes: '612345',
      sha256: '0c'.repeat(32),
    },
  ];
}

export function provenance() {
  return {
    basinVersion: '0.1.0-SNAPSHOT',
    libtorchVersion: '2.7.1',
    inputSha256: { theta0: 'b2'.repeat(32), 'data/train': 'c4'.repeat(32), 'data/dev': 'd6'.repeat(32) },
    seeds: { theta0_seed: '7', run_seed: '11', subset_seed: '0' },
    requestSha256: 'e8'.repeat(32),
  };
}

export function spaced(min, max, points) {
  return Array.from({ length: points }, (_, i) => rounded(min + ((max - min) * i) / (points - 1)));
}

export function rounded(value) {
  return Number(value.toPrecision(5));
}
