import { choice, list, number, optional, text } from 'basin/data/wire.js';
import { readMeasure } from 'basin/data/claim.js';

/** A training run; undefined stays undefined, as everywhere in this module. */
export function readRun(json) {
  if (!json?.result) return undefined;
  const result = json.result;
  return {
    name: text(json.name),
    checkpoints: list(json.checkpoints).map(readCheckpoint),
    metrics: readMetrics(result.devMetrics),
    devExamples: number(result.devExamples),
    devLoss: number(result.devLoss),
    firstLoss: number(result.firstTrainLoss),
    lastLoss: number(result.lastTrainLoss),
    steps: number(result.steps),
    learning: choice(result.learning, 'LEARNING_'),
    remarks: list(result.remarks),
    provenance: readProvenance(result.provenance),
  };
}

function readCheckpoint(json) {
  return {
    step: number(json.step),
    epoch: number(json.epoch),
    trainLoss: optional(json.trainLoss),
    devLoss: optional(json.devLoss),
    metrics: readMetrics(json.devMetrics),
  };
}

export function readLandscape(json) {
  if (!json?.result) return undefined;
  const result = json.result;
  return {
    name: text(json.name),
    geometry: readGeometry(result.geometry ?? {}),
    sanity: list(result.sanity).map(row => ({
      point: text(row.point),
      alpha: number(row.alpha),
      beta: number(row.beta),
      onPlane: readEvaluation(row.onPlane),
      atCheckpoint: readEvaluation(row.atCheckpoint),
    })),
    trajectory: list(result.trajectory).map(readTrajectoryPoint),
    measures: list(result.measures).map(readMeasure),
    lost: number(result.nonFinitePoints),
    secondsPerPoint: number(result.secondsPerPoint),
    provenance: readProvenance(result.provenance),
  };
}

function readGeometry(json) {
  return {
    delta1Norm: number(json.delta1Norm),
    delta2Norm: number(json.delta2Norm),
    scaledDelta2Norm: number(json.scaledDelta2Norm),
    theta0Norm: number(json.theta0Norm),
    theta1Norm: number(json.theta1Norm),
    cosine: optional(json.cosine),
    parameters: number(json.parameters),
  };
}

function readTrajectoryPoint(json) {
  return {
    step: number(json.step),
    epoch: number(json.epoch),
    alpha: number(json.alpha),
    beta: number(json.beta),
    planeAlpha: number(json.planeAlpha),
    planeBeta: number(json.planeBeta),
    distance: number(json.distance),
    cosine: optional(json.cosine),
    withFinalHead: readEvaluation(json.withFinalHead),
    withOwnHead: readEvaluation(json.withOwnHead),
    onPlane: readEvaluation(json.onPlane),
  };
}

export function readAnalysis(json) {
  if (!json?.result) return undefined;
  return {
    name: text(json.name),
    measures: list(json.result.measures).map(readMeasure),
    rows: list(json.result.rows).map(row => ({
      group: text(row.group),
      comparison: text(row.comparison),
      first: optional(row.firstLayer),
      last: optional(row.lastLayer),
      parameters: number(row.parameters),
      evaluation: readEvaluation(row.evaluation),
      measures: list(row.measures).map(readMeasure),
    })),
    surfaces: list(json.result.surfaces).map(one => ({
      group: text(one.group),
      geometry: readGeometry(one.geometry ?? {}),
    })),
    provenance: readProvenance(json.result.provenance),
  };
}

export function readEvaluation(json) {
  if (!json) return undefined;
  return {
    trainLoss: number(json.trainLoss),
    trainLossStandardError: number(json.trainLossStandardError),
    devLoss: number(json.devLoss),
    devError: number(json.devError),
    trainExamples: number(json.trainExamples),
    devExamples: number(json.devExamples),
    lost: number(json.nonFiniteExamples),
    metrics: readMetrics(json.devMetrics),
  };
}

function readMetrics(json) {
  return Object.fromEntries(Object.entries(json ?? {}).map(([name, value]) => [name, Number(value)]));
}

function readProvenance(json) {
  return {
    version: text(json?.basinVersion),
    libtorch: text(json?.libtorchVersion),
    inputs: json?.inputSha256 ?? {},
    seeds: json?.seeds ?? {},
    request: text(json?.requestSha256),
  };
}
