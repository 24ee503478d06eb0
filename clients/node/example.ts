// How the client is used from TypeScript. Nothing runs this file; npm run check holds the types against it.

import { Basin, rows, type ExperimentSpec, type JobEvent } from "./basin-client.js";

const spec: ExperimentSpec = {
  preset: "PRESET_QUICK",
  task: { builtIn: { task: "BUILT_IN_TASK_REVIEWS" }, maxTrainExamples: 256 },
  surfaceAlpha: { min: -1, max: 2, points: 13 },
};

function line(event: JobEvent): string | undefined {
  return event.progress ? `${event.phase} ${event.progress.done}/${event.progress.total}` : event.stateChange?.state;
}

export async function lowestLoss(address: string): Promise<number> {
  const basin = new Basin(address);
  const { name } = await basin.create(spec);
  for await (const event of basin.watch(name)) console.log(line(event));
  const surface = await basin.surface(name, "surface/pretrained");
  basin.close();
  return Math.min(...rows(surface, "trainLoss").flat());
}

// @ts-expect-error: there is no such preset
export const misspelt: ExperimentSpec = { preset: "PRESET_QUCIK" };

// @ts-expect-error: a surface has no such values
export const unknown = (basin: Basin) => basin.surface("", "").then((surface) => rows(surface, "loss"));
