"""The values of a landscape as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Sequence

import numpy as np
import numpy.typing as npt

from .landscape.v1 import landscape_pb2

Values = npt.NDArray[np.float64]

LABELS = {
    "train_loss": "training loss, nats",
    "train_loss_standard_error": "standard error of the training loss, nats",
    "train_error": "training error, share",
    "dev_loss": "held-out loss, nats",
    "dev_error": "held-out error, share",
}


@dataclass(frozen=True)
class Surface:
    """Values over a plane: each array has one row per beta and one column per alpha, and NaN where nothing is computed yet.

    A non-finite value at a computed point is a measurement: a loss may well be infinite far out. The model that was trained
    lies at (trained_alpha, 0): at 1 where alpha leads from the start to it, at 0 where the surface is drawn around it.
    """

    alpha: Values
    beta: Values
    computed: npt.NDArray[np.bool_]
    train_loss: Values
    train_loss_standard_error: Values
    train_error: Values
    dev_loss: Values
    dev_error: Values
    trained_alpha: float = 1

    @classmethod
    def of(cls, message: landscape_pb2.Surface, trained_alpha: float = 1) -> Surface:
        """The arrays of an answer."""
        shape = (len(message.beta), len(message.alpha))
        computed = np.array(message.computed, dtype=bool).reshape(shape)

        def grid(values: Sequence[float]) -> Values:
            if len(values) == 0:  # not measured
                return np.full(shape, np.nan)
            return np.where(computed, np.array(values, dtype=np.float64).reshape(shape), np.nan)

        return cls(
            np.array(message.alpha, dtype=np.float64),
            np.array(message.beta, dtype=np.float64),
            computed,
            grid(message.train_loss),
            grid(message.train_loss_standard_error),
            grid(message.train_error),
            grid(message.dev_loss),
            grid(message.dev_error),
            trained_alpha,
        )

    def plot(self, values: str = "train_loss", axes: Optional[Any] = None, levels: int = 20) -> Any:
        """Draws filled contours of one of the arrays with the trained model as a star, or a curve where there is but one beta.

        Coordinates are multiples of δ1 and δ2. Answers matplotlib's axes.
        """
        import matplotlib.pyplot  # here, so that arrays need no matplotlib

        axes = matplotlib.pyplot.subplots()[1] if axes is None else axes
        heights = np.ma.masked_invalid(getattr(self, values))
        if len(self.beta) == 1:
            axes.plot(self.alpha, heights[0])
            axes.set_ylabel(LABELS[values])
            axes.axvline(self.trained_alpha, linestyle=":", color="grey")
        else:
            contours = axes.contourf(self.alpha, self.beta, heights, levels=levels)
            axes.figure.colorbar(contours, ax=axes, label=LABELS[values])
            axes.plot(self.trained_alpha, 0, marker="*", markersize=14, color="white", markeredgecolor="black")
            axes.set_ylabel("β, multiples of δ2")
        axes.set_xlabel("α, multiples of δ1")
        return axes
