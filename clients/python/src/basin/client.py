"""The connection to a gateway."""

from __future__ import annotations

import time
import uuid
from typing import Iterator, Optional, Union

import grpc

from . import tasks
from .common.v1 import job_pb2
from .errors import BasinError, refusals
from .gateway.v1 import experiment_pb2 as messages
from .gateway.v1.experiment_pb2_grpc import ExperimentServiceStub
from .surface import Surface

BROKEN_CONNECTION = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED, grpc.StatusCode.UNKNOWN)
COLLECTION = "experiments/"
LARGEST_MESSAGE_BYTES = 256 << 20
FIRST_WAIT_SECONDS = 0.25
LONGEST_WAIT_SECONDS = 5.0

#: An experiment itself, its id, or its resource name, "experiments/{id}".
Named = Union[str, messages.Experiment]


class Basin:
    """A connection to a gateway."""

    def __init__(self, address: str = "127.0.0.1:9000") -> None:
        self._channel = grpc.insecure_channel(
            address, options=[("grpc.max_receive_message_length", LARGEST_MESSAGE_BYTES)]
        )
        self._experiments = ExperimentServiceStub(self._channel)

    def __enter__(self) -> Basin:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._channel.close()

    def create(
        self,
        spec: Optional[messages.ExperimentSpec] = None,
        *,
        preset: Optional[str] = None,
        task: Optional[tasks.Task] = None,
        data: Optional[str] = None,
        second_task: Optional[tasks.Task] = None,
        second_data: Optional[str] = None,
    ) -> messages.Experiment:
        """Starts an experiment from a whole ExperimentSpec, from the names of a preset and of tasks, or from both.

        A task is a GLUE task's name, with the folder of its files or none to have them fetched; "reviews" or "entailment",
        which Basin generates; or `own_files(...)`.
        """
        for name, folder, named in (("data", data, task), ("second_data", second_data, second_task)):
            if folder is not None and named is None:
                raise ValueError(f"{name} is {folder!r}, but no {name.replace('data', 'task')} is named for it")
        request = messages.ExperimentSpec()
        if spec is not None:
            request.CopyFrom(spec)
        if preset is not None:
            request.preset = _preset(preset)
        if task is not None:
            request.task.CopyFrom(tasks.source(task, data))
        if second_task is not None:
            request.second_task.CopyFrom(tasks.source(second_task, second_data))
        with refusals():
            created: messages.Experiment = self._experiments.CreateExperiment(
                messages.CreateExperimentRequest(spec=request, request_id=str(uuid.uuid4()))
            )
        return created

    def get(self, experiment: Named) -> messages.Experiment:
        """The experiment as it is now."""
        with refusals():
            found: messages.Experiment = self._experiments.GetExperiment(
                messages.GetExperimentRequest(name=_name(experiment))
            )
        return found

    def list(self) -> Iterator[messages.Experiment]:
        """Every experiment, newest first."""
        token = None
        while token != "":
            with refusals():
                page = self._experiments.ListExperiments(messages.ListExperimentsRequest(page_token=token or ""))
            yield from page.experiments
            token = page.next_page_token

    def cancel(self, experiment: Named) -> messages.Experiment:
        """Asks an experiment to stop."""
        with refusals():
            asked: messages.Experiment = self._experiments.CancelExperiment(
                messages.CancelExperimentRequest(name=_name(experiment))
            )
        return asked

    def watch(
        self, experiment: Named, after_sequence: int = 0, patience_seconds: float = 60
    ) -> Iterator[job_pb2.JobEvent]:
        """Yields every event once and in order until the experiment ends, across broken connections."""
        name = _name(experiment)
        wait_seconds, waited_seconds = FIRST_WAIT_SECONDS, 0.0
        while True:
            try:
                for event in self._events(name, after_sequence):
                    wait_seconds, waited_seconds = FIRST_WAIT_SECONDS, 0.0
                    if event.sequence > after_sequence:
                        after_sequence = event.sequence
                        yield event
                now = self.get(name)
                if ended(now) and after_sequence >= now.status.latest_sequence:
                    return
            except BasinError as error:
                if error.code not in BROKEN_CONNECTION or waited_seconds > patience_seconds:
                    raise
            time.sleep(wait_seconds)
            waited_seconds += wait_seconds
            wait_seconds = min(2 * wait_seconds, LONGEST_WAIT_SECONDS)

    def _events(self, name: str, after_sequence: int) -> Iterator[job_pb2.JobEvent]:
        with refusals():
            yield from self._experiments.WatchExperiment(
                messages.WatchExperimentRequest(name=name, after_sequence=after_sequence)
            )

    def surface(self, experiment: Named, phase: str) -> Surface:
        """The values of a landscape computed so far, for example of the phase "surface/pretrained"."""
        with refusals():
            values = self._experiments.GetExperimentSurface(
                messages.GetExperimentSurfaceRequest(name=_name(experiment), phase=phase)
            )
        around_trained = phase.endswith("/random") or "layer_surfaces/" in phase
        return Surface.of(values, trained_alpha=0 if around_trained else 1)


def state(experiment: messages.Experiment) -> str:
    """Where an experiment stands, in a word: PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED."""
    name: str = job_pb2.JobState.Name(experiment.status.state)
    return name.replace("JOB_STATE_", "")


def ended(experiment: messages.Experiment) -> bool:
    """Whether nothing more will happen."""
    return state(experiment) in ("SUCCEEDED", "FAILED", "CANCELLED")


def _name(experiment: Named) -> str:
    if isinstance(experiment, messages.Experiment):
        return experiment.name
    return experiment if experiment.startswith(COLLECTION) else COLLECTION + experiment


def _preset(word: str) -> messages.Preset:
    preset: Optional[messages.Preset] = tasks.find(messages.Preset, word)
    if preset is None:
        raise ValueError(f"unknown preset '{word}'; accepted: {', '.join(tasks.words(messages.Preset))}")
    return preset
