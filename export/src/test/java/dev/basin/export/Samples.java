package dev.basin.export;

import java.util.List;
import java.util.Map;

/** Contents that formats have trouble with: more columns than rows, numbers that are not finite, a single number, any letter. */
final class Samples {
    static final NumberArray ALPHA = NumberArray.vector("alpha", -0.1, 1.0 / 3, Math.PI);
    static final NumberArray BETA = NumberArray.vector("beta", -1, 4);
    static final NumberArray LOSS = NumberArray.matrix(
            "train_loss",
            2,
            3,
            0.1,
            Double.NaN,
            Double.MIN_VALUE,
            Double.POSITIVE_INFINITY,
            -0.0,
            Double.NEGATIVE_INFINITY);
    static final NumberArray ERROR = NumberArray.matrix("dev_error", 2, 3, 0, 0.25, 0.5, 0.75, 1, 0.125);
    static final NumberArray POINT = NumberArray.matrix("point", 1, 1, 7);

    /** Letters of every width in UTF-8, and long enough for HDF5 to refuse it as an attribute. */
    static final String TEXT = "{\"of\": \"δ1 < \\\"é\\\" & 𝜃\"}" + " ".repeat(70_000) + ".";

    static final NamedArrays ALL =
            new NamedArrays(List.of(ALPHA, BETA, LOSS, ERROR, POINT), Map.of("provenance", TEXT));

    private Samples() {}
}
