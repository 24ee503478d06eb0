// A small client of Basin: start an experiment, follow it, read its surfaces.
//
//   const basin = new Basin("127.0.0.1:9000");
//   const experiment = await basin.create({ preset: "PRESET_QUICK", task: { builtIn: { task: "BUILT_IN_TASK_REVIEWS" } } });
//   for await (const event of basin.watch(experiment.name)) console.log(event.phase, event.event);
//   const surface = await basin.surface(experiment.name, "surface/pretrained");
//
// Requests and answers are the messages of proto/basin/gateway/v1/experiment.proto as plain objects: camelCase fields, enums by
// name. The contracts are read from the repository when a client is made; nothing is generated.

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const ENDED = ["JOB_STATE_SUCCEEDED", "JOB_STATE_FAILED", "JOB_STATE_CANCELLED"];
const BROKEN_CONNECTION = [grpc.status.UNAVAILABLE, grpc.status.CANCELLED, grpc.status.UNKNOWN];
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

export class Basin {
  #stub;

  constructor(address = "127.0.0.1:9000") {
    const { ExperimentService } = contracts().basin.gateway.v1;
    this.#stub = new ExperimentService(address, grpc.credentials.createInsecure(), {
      "grpc.max_receive_message_length": 256 << 20,
    });
  }

  /** Starts an experiment. */
  create(spec) {
    return this.#call("createExperiment", { spec, requestId: randomUUID() });
  }

  get(name) {
    return this.#call("getExperiment", { name });
  }

  /** The values of a landscape, for example of the phase "surface/pretrained". */
  surface(name, phase) {
    return this.#call("getExperimentSurface", { name, phase });
  }

  /** Yields every event once and in order until the experiment ends, across broken connections. */
  async *watch(name, afterSequence = 0, patienceMs = 60_000) {
    let wait = FIRST_WAIT_MS;
    let waited = 0;
    for (;;) {
      try {
        for await (const event of this.#stub.watchExperiment({ name, afterSequence })) {
          wait = FIRST_WAIT_MS;
          waited = 0;
          const sequence = Number(event.sequence);
          if (sequence > afterSequence) {
            afterSequence = sequence;
            yield event;
          }
        }
        const { status } = await this.get(name);
        if (ENDED.includes(status.state) && afterSequence >= Number(status.latestSequence)) return;
      } catch (error) {
        if (!BROKEN_CONNECTION.includes(error.code) || waited > patienceMs) throw error;
      }
      await sleep(wait);
      waited += wait;
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    }
  }

  close() {
    this.#stub.close();
  }

  #call(method, request) {
    return new Promise((resolve, reject) => {
      this.#stub[method](request, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  }
}

/** The values of a surface as one array per beta, each with one number per alpha. */
export function rows(surface, values = "trainLoss") {
  const width = surface.alpha.length;
  return surface.beta.map((_, row) => surface[values].slice(row * width, (row + 1) * width));
}

function contracts() {
  const google = process.env.BASIN_GOOGLE_PROTOS ?? path.join(REPOSITORY, "proto/target/google");
  if (!existsSync(path.join(google, "google/api"))) {
    throw new Error(`no google/api contracts in ${google}; './basin build' puts them there`);
  }
  const definition = loader.loadSync("basin/gateway/v1/experiment.proto", {
    includeDirs: [path.join(REPOSITORY, "proto/src/main/proto"), google],
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  return grpc.loadPackageDefinition(definition);
}
