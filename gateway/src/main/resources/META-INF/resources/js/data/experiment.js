import { choice, list, number, optional, seconds, text, time } from 'basin/data/wire.js';
import { readAnalysis, readLandscape, readRun } from 'basin/data/parts.js';
import { readClaim } from 'basin/data/claim.js';

/** The groups of layers that are moved alone, as the server names them. */
export const THIRDS = ['low', 'middle', 'high'];

/** Reads an Experiment and sorts its results by start, so that a figure asks for `starts.scratch.plane` and no more. */
export function readExperiment(json) {
  const phases = list(json.phases).map(readPhase);
  const result = json.result ?? {};
  const part = finder(phases, result);
  return {
    name: text(json.name),
    id: text(json.name).replace(/^experiments\//, ''),
    title: json.spec?.displayName || text(json.name),
    spec: json.spec ?? {},
    state: choice(json.status?.state, 'JOB_STATE_'),
    created: time(json.status?.createTime),
    elapsed: between(json.status?.startTime, json.status?.endTime),
    error: text(json.status?.error?.message),
    progress: readProgress(json.status?.progress),
    sequence: number(json.status?.latestSequence),
    phases,
    claims: list(result.claims).map(readClaim),
    starts: { pretrained: part('pretrained'), scratch: part('scratch') },
    further: {
      run: readRun(job(phases, result.runs, 'finetune/pretrained/further')),
      plane: readLandscape(job(phases, result.landscapes, 'surface/pretrained/further')),
    },
    artifacts: everyArtifact(result),
  };
}

/** Names of the surfaces that a phase draws: its own, or one for each third of the layers. */
export function surfacesOf({ name }) {
  if (/^layer_surfaces\//.test(name)) return THIRDS.map(third => `${name}/${third}`);
  return /^(curve|surface)\//.test(name) ? [name] : [];
}

/** Whether nothing more will happen. */
export function ended(experiment) {
  return ['succeeded', 'failed', 'cancelled'].includes(experiment.state);
}

/** Units done of all units, over the phases that are known, from 0 to 1. */
export function share(experiment) {
  if (experiment.state === 'succeeded') return 1;
  const parts = experiment.phases.map(phaseShare);
  return parts.length === 0 ? 0 : parts.reduce((a, b) => a + b) / parts.length;
}

export function phaseShare(phase) {
  if (phase.state === 'succeeded') return 1;
  return phase.progress.total > 0 ? Math.min(1, phase.progress.done / phase.progress.total) : 0;
}

export function readProgress(json) {
  return {
    activity: text(json?.activity),
    done: number(json?.done),
    total: number(json?.total),
    unit: text(json?.unit),
    rate: number(json?.unitsPerSecond),
    secondsLeft: seconds(json?.timeLeft),
    figures: json?.figures ?? {},
  };
}

function readPhase(json) {
  return {
    name: text(json.name),
    title: text(json.title) || text(json.name),
    job: text(json.job),
    state: stateOf(json),
    progress: readProgress(json.progress),
    elapsed: optional(seconds(json.elapsed)),
  };
}

// A part that what came before it left without a job.
function stateOf({ state, job }) {
  return state === 'JOB_STATE_CANCELLED' && !job ? 'not_started' : choice(state, 'JOB_STATE_');
}

function between(start, end) {
  return start && end ? (time(end) - time(start)) / 1000 : undefined;
}

// What the job ended with that a phase names.
function job(phases, items, phaseName) {
  const name = phases.find(phase => phase.name === phaseName)?.job;
  return list(items).find(item => item.name && item.name === name);
}

function finder(phases, result) {
  const find = (items, name) => job(phases, items, name);
  return start => ({
    target: readRun(find(result.runs, `finetune/${start}/target`)),
    second: readRun(find(result.runs, `finetune/${start}/second`)),
    curve: readLandscape(find(result.landscapes, `curve/${start}`)),
    plane: readLandscape(find(result.landscapes, `surface/${start}`)),
    random: readLandscape(find(result.landscapes, `surface/${start}/random`)),
    rollback: readAnalysis(find(result.analyses, `rollback/${start}`)),
    layerSurfaces: readAnalysis(find(result.analyses, `layer_surfaces/${start}`)),
    layerChanges: readAnalysis(find(result.analyses, `layer_changes/${start}`)),
  });
}

function everyArtifact(result) {
  const parts = [
    result,
    ...[...list(result.runs), ...list(result.landscapes), ...list(result.analyses)].map(part => part.result),
  ];
  return parts
    .flatMap(part => list(part?.artifacts))
    .map(file => ({
      key: text(file.key),
      title: text(file.title),
      type: text(file.mediaType),
      bytes: number(file.sizeBytes),
      sha256: text(file.sha256),
    }));
}
