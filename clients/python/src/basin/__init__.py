"""A client of Basin: start an experiment, follow it, read its surfaces.

    from basin import Basin

    with Basin("127.0.0.1:9000") as basin:
        experiment = basin.create(preset="quick", task="reviews", second_task="entailment")
        for event in basin.watch(experiment):
            print(event.phase, event.WhichOneof("event"))
        surface = basin.surface(experiment, "surface/pretrained")
        surface.train_loss  # an array with one row per beta and one column per alpha
        surface.plot()

The messages are those of proto/basin/gateway/v1/experiment.proto, as `basin.messages`.
"""

from . import _google as _google  # before anything that imports messages
from .client import Basin, ended, state
from .gateway.v1 import experiment_pb2 as messages
from .surface import Surface

__all__ = ["Basin", "Surface", "ended", "messages", "state"]
