"""Runs an experiment and prints what happens: follow.py [HOST:PORT] [SPEC.json]

SPEC.json is an ExperimentSpec; without one, the quick preset runs on the built-in tasks.
"""

import pathlib
import sys

from google.protobuf import json_format

from basin_client import Basin, job_pb2, messages, rows


def main(address="127.0.0.1:9000", spec_file=None):
    spec = messages.ExperimentSpec()
    if spec_file is None:
        words = {"preset": "quick", "task": "reviews", "second_task": "entailment"}
    else:
        words = {}
        json_format.Parse(pathlib.Path(spec_file).read_text(encoding="utf-8"), spec)
    with Basin(address) as basin:
        experiment = basin.create(spec, **words)
        print("started", experiment.name)
        for event in basin.watch(experiment.name):
            describe(event)
        ended = basin.get(experiment.name)
        print("ended", job_pb2.JobState.Name(ended.status.state))
        surface = basin.surface(experiment.name, "surface/pretrained")
        for beta, row in zip(surface.beta, rows(surface)):
            print(f"beta {beta:+.2f}", " ".join(f"{loss:.3f}" for loss in row))
    return 0 if ended.status.state == job_pb2.JOB_STATE_SUCCEEDED else 1


def describe(event):
    kind = event.WhichOneof("event")
    if kind == "state_change":
        print(event.phase or "experiment", job_pb2.JobState.Name(event.state_change.state))
    elif kind == "progress":
        print(event.phase, f"{event.progress.done}/{event.progress.total} {event.progress.unit}")
    elif kind == "note":
        print(event.phase, event.note.text)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
