"""What arrays and figures a surface gives, without a server."""

import math
import unittest

import numpy as np

from basin import Surface
from basin.landscape.v1.landscape_pb2 import Surface as Message

try:
    import matplotlib

    matplotlib.use("Agg")
except ModuleNotFoundError:
    matplotlib = None


def plane(**values):
    return Message(alpha=[0, 1, 2], beta=[-1, 1], computed=[True] * 5 + [False], **values)


class SurfaceTest(unittest.TestCase):
    def test_has_a_row_per_beta_and_a_column_per_alpha(self):
        surface = Surface.of(plane(train_loss=[0, 1, 2, 3, 4, 5]))
        self.assertEqual(surface.train_loss.shape, (2, 3))
        np.testing.assert_array_equal(surface.train_loss[0], [0, 1, 2])
        self.assertEqual(surface.train_loss[1, 1], 4)

    def test_has_nan_where_nothing_is_computed_or_measured_yet(self):
        surface = Surface.of(plane(train_loss=[0, 1, 2, 3, 4, 5]))
        self.assertTrue(math.isnan(surface.train_loss[1, 2]))
        self.assertTrue(np.isnan(surface.dev_error).all())

    def test_keeps_an_infinite_loss_as_a_measurement(self):
        surface = Surface.of(plane(train_loss=[0, math.inf, 2, 3, 4, 5]))
        self.assertEqual(surface.train_loss[0, 1], math.inf)
        self.assertTrue(surface.computed[0, 1])

    @unittest.skipIf(matplotlib is None, "no matplotlib")
    def test_draws_a_plane_as_contours_and_a_line_as_a_curve(self):
        contours = Surface.of(plane(train_loss=[0, math.inf, 2, 3, 4, 5])).plot()
        self.assertEqual((contours.get_xlabel(), contours.get_ylabel()), ("α, multiples of δ1", "β, multiples of δ2"))
        self.assertEqual([list(star.get_xydata()[0]) for star in contours.lines], [[1, 0]])
        self.assertGreater(len(contours.collections), 1)
        line = Surface.of(Message(alpha=[0, 1, 2], beta=[0], computed=[True] * 3, dev_error=[0.5, 0.25, 0.5]))
        curve = line.plot("dev_error")
        np.testing.assert_array_equal(curve.lines[0].get_ydata(), [0.5, 0.25, 0.5])


if __name__ == "__main__":
    unittest.main()
