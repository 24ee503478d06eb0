"""A client of Basin: start an experiment, follow it, read its surfaces.

    from basin import Basin

    with Basin("127.0.0.1:9000") as basin:
        experiment = basin.create(preset="quick", task="reviews", second_task="entailment")
        for event in basin.watch(experiment):
            print(event.phase, event.WhichOneof("event"))
        surface = basin.surface(experiment, "surface/pretrained")
        surface.train_loss  # an array with one row per beta and one column per alpha
        surface.plot()

A task is a GLUE task's name, with the folder of its files or none to have them fetched, a built-in one's, or your own files:

    basin.create(preset="quick", task="SST-2", data="glue/SST-2", second_task="RTE", second_data="glue/RTE")
    basin.create(preset="quick", task=own_files("train.csv", "dev.csv", text="sentence", label="rating"))

What the server refuses is raised as a BasinError with its message, its reason and the fields at fault.

The messages are those of proto/basin/gateway/v1/experiment.proto, as `basin.messages`.
"""

from . import _google as _google  # before anything that imports messages
from .client import Basin, ended, state
from .errors import BasinError, Violation
from .gateway.v1 import experiment_pb2 as messages
from .surface import Surface
from .tasks import own_files

__all__ = ["Basin", "BasinError", "Surface", "Violation", "ended", "messages", "own_files", "state"]
