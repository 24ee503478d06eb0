package dev.basin.engine.layers.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.util.Random;

/** Made-up states of [CLS] with known classes. */
final class Clouds implements AutoCloseable {
    private final NDManager manager;

    Clouds() {
        TorchThreads.prepareThisThread(1);
        manager = DeviceKind.CPU.newMemory();
    }

    /** (N, H) float32, as a model gives them. */
    NDArray states(double[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return manager.create(flat, new Shape(rows.length, rows[0].length));
    }

    /** Unit Gaussians whose means lie 2 apart along the first axis: no classifier does better than Φ(1) = 0.841. */
    static double[][] twoGaussians(int[] labels, int width, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[labels.length][width];
        for (int row = 0; row < labels.length; row++) {
            for (int column = 0; column < width; column++) {
                rows[row][column] = random.nextGaussian() + (column == 0 ? 2 * labels[row] : 0);
            }
        }
        return rows;
    }

    /** 0, 1, ..., classes - 1, 0, 1, ... */
    static int[] inTurn(int count, int classes) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
        }
        return labels;
    }

    @Override
    public void close() {
        manager.close();
    }
}
