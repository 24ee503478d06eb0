// FIXTURE: what a gateway offers, for the form. Its numbers are of no preset.

/** An answer of /api/about. */
export function about() {
  return {
    version: '0.1.0-SNAPSHOT',
    presets: {
      PRESET_DEMO: preset(1, false),
      PRESET_QUICK: preset(2, false),
      PRESET_STANDARD: preset(3, true),
      PRESET_PAPER: preset(4, true),
    },
  };
}

function preset(size, thorough) {
  const task = { maxTrainExamples: 100 * size, maxDevExamples: 50 * size, maxLength: 64 };
  const axis = { min: -size, max: size, points: 10 * size + 1 };
  return {
    task,
    secondTask: task,
    pretrainedTraining: { epochs: size, batchSize: 16, learningRate: 1e-4 },
    scratchTraining: { epochs: 2 * size, batchSize: 32, learningRate: 2e-4 },
    curve: axis,
    surfaceAlpha: axis,
    surfaceBeta: axis,
    objectiveTrainExamples: 64 * size,
    objectiveDevExamples: 64 * size,
    extras: {
      curvature: thorough,
      randomSurfaces: thorough,
      layerSurfaces: thorough,
      layerChanges: thorough,
      rollbackControls: thorough ? 10 : 0,
    },
  };
}
