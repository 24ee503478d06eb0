package dev.basin.engine.bert;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;

/** How close float32 values come to a reference: the norm of the difference over the norm of the reference. */
final class Close {
    private Close() {}

    static void to(double[] reference, NDArray values, double tolerance, String what) {
        to(reference, values.toFloatArray(), tolerance, 0, what);
    }

    static void to(double[] reference, float[] values, double tolerance, String what) {
        to(reference, values, tolerance, 0, what);
    }

    /** @param floor stands in for the reference's norm where that is smaller */
    static void to(double[] reference, float[] values, double tolerance, double floor, String what) {
        assertThat(values).as(what).hasSameSizeAs(reference);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < values.length; i++) {
            difference += Math.pow(values[i] - reference[i], 2);
            norm += Math.pow(reference[i], 2);
        }
        assertThat(Math.sqrt(difference) / Math.max(Math.sqrt(norm), floor))
                .as("distance of " + what + " from the reference, relative to its norm")
                .isLessThan(tolerance);
    }
}
