"""A small client of Basin: start an experiment, follow it, read its surfaces.

    with Basin("127.0.0.1:9000") as basin:
        experiment = basin.create(preset="quick", task="reviews", second_task="entailment")
        for event in basin.watch(experiment.name):
            print(event.phase, event.WhichOneof("event"))
        surface = basin.surface(experiment.name, "surface/pretrained")

The messages are those of proto/basin/gateway/v1/experiment.proto. They are generated from the contracts when this module is
first used, with protoc and its gRPC plugin, so nothing generated is kept in the repository.
"""

import atexit
import importlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

import grpc

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ENDED = ("JOB_STATE_SUCCEEDED", "JOB_STATE_FAILED", "JOB_STATE_CANCELLED")
BROKEN_CONNECTION = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED, grpc.StatusCode.UNKNOWN)
LARGEST_MESSAGE_BYTES = 256 << 20


def _generate():
    """Compiles the contracts into a folder of this process and makes it importable."""
    contracts = REPOSITORY / "proto" / "src" / "main" / "proto"
    google = pathlib.Path(os.environ.get("BASIN_GOOGLE_PROTOS", REPOSITORY / "proto" / "target" / "google"))
    if not (google / "google" / "api").is_dir():
        raise FileNotFoundError(f"no google/api contracts in {google}; './basin build' puts them there")
    folder = tempfile.mkdtemp(prefix="basin-contracts-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    files = [path.relative_to(root) for root in (contracts, google) for path in sorted(root.rglob("*.proto"))]
    outputs = [f"--python_out={folder}", f"--grpc_python_out={folder}"]
    subprocess.run([*_compiler(), f"-I{contracts}", f"-I{google}", *outputs, *map(str, files)], check=True)
    sys.path.insert(0, folder)
    # google is a package already where protobuf is installed; its part of the contracts is added to it.
    importlib.import_module("google").__path__.append(os.path.join(folder, "google"))


def _compiler():
    """The compiler that fits the installed runtime: the distribution's own, or the one that pip installs beside grpcio."""
    plugin = shutil.which("grpc_python_plugin")
    if plugin and shutil.which("protoc"):
        return ["protoc", f"--plugin=protoc-gen-grpc_python={plugin}"]
    return [sys.executable, "-m", "grpc_tools.protoc"]


_generate()

from basin.common.v1 import job_pb2, task_pb2  # noqa: E402
from basin.gateway.v1 import experiment_pb2 as messages  # noqa: E402
from basin.gateway.v1.experiment_pb2_grpc import ExperimentServiceStub  # noqa: E402


class Basin:
    """A connection to a gateway."""

    def __init__(self, address="127.0.0.1:9000"):
        self._channel = grpc.insecure_channel(
            address, options=[("grpc.max_receive_message_length", LARGEST_MESSAGE_BYTES)]
        )
        self._experiments = ExperimentServiceStub(self._channel)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._channel.close()

    def create(self, spec=None, *, preset=None, task=None, second_task=None):
        """Starts an experiment from a whole ExperimentSpec, or from the words of a preset and of built-in tasks."""
        request = messages.ExperimentSpec()
        if spec is not None:
            request.CopyFrom(spec)
        if preset is not None:
            request.preset = messages.Preset.Value("PRESET_" + preset.upper())
        if task is not None:
            request.task.CopyFrom(_built_in(task))
        if second_task is not None:
            request.second_task.CopyFrom(_built_in(second_task))
        return self._experiments.CreateExperiment(
            messages.CreateExperimentRequest(spec=request, request_id=str(uuid.uuid4()))
        )

    def get(self, name):
        return self._experiments.GetExperiment(messages.GetExperimentRequest(name=name))

    def watch(self, name, after_sequence=0, patience_seconds=60):
        """Yields every event once and in order until the experiment ends, across broken connections."""
        wait_seconds, waited_seconds = 0.25, 0.0
        while True:
            try:
                for event in self._experiments.WatchExperiment(
                    messages.WatchExperimentRequest(name=name, after_sequence=after_sequence)
                ):
                    wait_seconds, waited_seconds = 0.25, 0.0
                    if event.sequence > after_sequence:
                        after_sequence = event.sequence
                        yield event
                status = self.get(name).status
                if job_pb2.JobState.Name(status.state) in ENDED and after_sequence >= status.latest_sequence:
                    return
            except grpc.RpcError as error:
                if error.code() not in BROKEN_CONNECTION or waited_seconds > patience_seconds:
                    raise
            time.sleep(wait_seconds)
            waited_seconds += wait_seconds
            wait_seconds = min(2 * wait_seconds, 5.0)

    def surface(self, name, phase):
        """The values of a landscape, for example of the phase "surface/pretrained"."""
        return self._experiments.GetExperimentSurface(
            messages.GetExperimentSurfaceRequest(name=name, phase=phase)
        )


def rows(surface, values="train_loss"):
    """The values of a surface as one list per beta, each with one number per alpha."""
    width = len(surface.alpha)
    flat = getattr(surface, values)
    return [list(flat[start : start + width]) for start in range(0, len(flat), width)]


def _built_in(word):
    number = task_pb2.BuiltInTask.Value("BUILT_IN_TASK_" + word.upper())
    return task_pb2.TaskSource(built_in=task_pb2.BuiltInSource(task=number))
