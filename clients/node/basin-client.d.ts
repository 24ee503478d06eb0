// Types of basin-client.js. Those of the messages are made of the contracts, comments included: npm run types.

import type { JobEvent__Output as JobEvent } from "./types/basin/common/v1/JobEvent.js";
import type { Experiment__Output as Experiment } from "./types/basin/gateway/v1/Experiment.js";
import type { ExperimentSpec } from "./types/basin/gateway/v1/ExperimentSpec.js";
import type { Surface__Output as Surface } from "./types/basin/landscape/v1/Surface.js";

export type { Experiment, ExperimentSpec, JobEvent, Surface };

/** The arrays of a surface that hold a number for every point. */
export type Values = "trainLoss" | "trainLossStandardError" | "devLoss" | "devError" | "trainError";

export class Basin {
  /** @param address host and port of a gateway, "127.0.0.1:9000" by default */
  constructor(address?: string);

  /** Starts an experiment. */
  create(spec: ExperimentSpec): Promise<Experiment>;

  get(name: string): Promise<Experiment>;

  /** The values of a landscape, for example of the phase "surface/pretrained". */
  surface(name: string, phase: string): Promise<Surface>;

  /** Yields every event once and in order until the experiment ends, across broken connections. */
  watch(name: string, afterSequence?: number, patienceMs?: number): AsyncGenerator<JobEvent, void, undefined>;

  close(): void;
}

/** The values of a surface as one array per beta, each with one number per alpha. */
export function rows(surface: Surface, values?: Values): number[][];
