"""Runs an experiment and prints what happens: follow.py [HOST:PORT] [SPEC.json]

SPEC.json is an ExperimentSpec; without one, the quick preset runs on the built-in tasks.
"""

import pathlib
import sys

from google.protobuf import json_format

from basin import Basin, messages, state
from basin.common.v1.job_pb2 import JobState

QUICK = {
    "preset": "PRESET_QUICK",
    "task": {"builtIn": {"task": "BUILT_IN_TASK_REVIEWS"}},
    "secondTask": {"builtIn": {"task": "BUILT_IN_TASK_ENTAILMENT"}},
}


def main(address="127.0.0.1:9000", spec_file=None):
    spec = messages.ExperimentSpec()
    if spec_file is None:
        json_format.ParseDict(QUICK, spec)
    else:
        json_format.Parse(pathlib.Path(spec_file).read_text(encoding="utf-8"), spec)
    with Basin(address) as basin:
        experiment = basin.create(spec)
        print("started", experiment.name)
        for event in basin.watch(experiment):
            describe(event)
        last = basin.get(experiment)
        print("ended", JobState.Name(last.status.state))
        surface = basin.surface(experiment, "surface/pretrained")
        for beta, row in zip(surface.beta, surface.train_loss):
            print(f"beta {beta:+.2f}", " ".join(f"{loss:.3f}" for loss in row))
    return 0 if state(last) == "SUCCEEDED" else 1


def describe(event):
    kind = event.WhichOneof("event")
    if kind == "state_change":
        print(event.phase or "experiment", JobState.Name(event.state_change.state))
    elif kind == "progress":
        print(event.phase, f"{event.progress.done}/{event.progress.total} {event.progress.unit}")
    elif kind == "note":
        print(event.phase, event.note.text)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
