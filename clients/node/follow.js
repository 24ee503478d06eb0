// Runs an experiment and prints what happens: node follow.js [HOST:PORT] [SPEC.json]
// SPEC.json is an ExperimentSpec; without one, the quick preset runs on the built-in tasks.

import { readFileSync } from "node:fs";

import { Basin, rows } from "./basin-client.js";

const QUICK = {
  preset: "PRESET_QUICK",
  task: { builtIn: { task: "BUILT_IN_TASK_REVIEWS" } },
  secondTask: { builtIn: { task: "BUILT_IN_TASK_ENTAILMENT" } },
};

function describe(event) {
  switch (event.event) {
    case "stateChange":
      return `${event.phase || "experiment"} ${event.stateChange.state}`;
    case "progress":
      return `${event.phase} ${event.progress.done}/${event.progress.total} ${event.progress.unit}`;
    case "note":
      return `${event.phase} ${event.note.text}`;
    default:
      return null;
  }
}

const [address, specFile] = process.argv.slice(2);
const basin = new Basin(address);
const experiment = await basin.create(specFile ? JSON.parse(readFileSync(specFile, "utf8")) : QUICK);
console.log("started", experiment.name);
for await (const event of basin.watch(experiment.name)) {
  const line = describe(event);
  if (line) console.log(line);
}
const ended = await basin.get(experiment.name);
console.log("ended", ended.status.state);
const surface = await basin.surface(experiment.name, "surface/pretrained");
rows(surface).forEach((row, index) => {
  const beta = surface.beta[index];
  console.log(`beta ${beta < 0 ? "" : "+"}${beta.toFixed(2)}`, row.map((loss) => loss.toFixed(3)).join(" "));
});
basin.close();
process.exitCode = ended.status.state === "JOB_STATE_SUCCEEDED" ? 0 : 1;
