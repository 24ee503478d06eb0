package dev.basin.analysis.curvature;

import dev.basin.engine.curvature.CurvatureMeasures;
import dev.basin.engine.curvature.Estimate;
import dev.basin.engine.curvature.Spectrum;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.layers.LayerExtent;
import dev.basin.engine.theta.LayerGroup;
import java.util.List;
import java.util.stream.Stream;

/**
 * The curvature of one group's block of the Hessian.
 *
 * @param extent what the group covers in the model
 * @param reading how the numbers are read
 */
record CurvatureRow(
        LayerGroup group, LayerExtent extent, Spectrum spectrum, Estimate trace, CurvatureMeasures reading) {
    List<Measure> measures() {
        return Stream.concat(reading.ofTrace(trace).stream(), reading.of(spectrum).stream())
                .toList();
    }
}
