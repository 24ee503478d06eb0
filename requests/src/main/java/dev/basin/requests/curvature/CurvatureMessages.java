package dev.basin.requests.curvature;

import dev.basin.engine.curvature.Eigenvalue;
import dev.basin.engine.curvature.Estimate;
import dev.basin.engine.curvature.Spectrum;

/** What the engine found, as jobs keep it. */
final class CurvatureMessages {
    private CurvatureMessages() {}

    static dev.basin.common.v1.Spectrum toMessage(Spectrum spectrum) {
        return dev.basin.common.v1.Spectrum.newBuilder()
                .addAllEigenvalues(spectrum.eigenvalues().stream()
                        .map(CurvatureMessages::toMessage)
                        .toList())
                .setProducts(spectrum.products())
                .setConfirmed(spectrum.confirmed())
                .build();
    }

    static Spectrum fromMessage(dev.basin.common.v1.Spectrum message) {
        return new Spectrum(
                message.getEigenvaluesList().stream()
                        .map(found -> new Eigenvalue(found.getValue(), found.getResidual(), found.getConverged()))
                        .toList(),
                message.getProducts(),
                message.getConfirmed());
    }

    static dev.basin.common.v1.Estimate toMessage(Estimate estimate) {
        return dev.basin.common.v1.Estimate.newBuilder()
                .setMean(estimate.mean())
                .setStandardError(estimate.standardError())
                .setValues(estimate.values())
                .build();
    }

    static Estimate fromMessage(dev.basin.common.v1.Estimate message) {
        return new Estimate(message.getMean(), message.getStandardError(), message.getValues());
    }

    private static dev.basin.common.v1.Eigenvalue toMessage(Eigenvalue found) {
        return dev.basin.common.v1.Eigenvalue.newBuilder()
                .setValue(found.value())
                .setResidual(found.residual())
                .setConverged(found.converged())
                .build();
    }
}
