package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Surface;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * S2, do loss and error agree on where the valley is: intersection over union of the cells lowest in training loss and those
 * lowest in dev error. Cells tied with the last one chosen are in, which matters for errors: they are multiples of one example.
 *
 * @param share share of the cells that count as lowest, above 0 and at most 1
 */
public record LossErrorOverlap(double share) implements LandscapeMeasure {
    public LossErrorOverlap {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of cells must lie in (0, 1], got " + share);
        }
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        if (landscape.isLine()) {
            return List.of();
        }
        BitSet lowLoss = lowest(landscape.trainLoss());
        BitSet lowError = lowest(landscape.devError());
        return List.of(Measure.of(
                Measure.id("loss_error_overlap", share),
                overlap(lowLoss, lowError),
                "intersection over union",
                "S2: IoU of the lowest %s of the cells by training loss and by dev error".formatted(share)));
    }

    private BitSet lowest(Surface surface) {
        double[] ascending = Arrays.stream(surface.values())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        BitSet lowest = new BitSet();
        if (ascending.length > 0) {
            int count = Math.min(
                    ascending.length, (int) Math.ceil(share * surface.grid().size()));
            for (int cell = 0; cell < surface.grid().size(); cell++) {
                lowest.set(cell, surface.at(cell) <= ascending[count - 1]);
            }
        }
        return lowest;
    }

    private static double overlap(BitSet a, BitSet b) {
        BitSet intersection = (BitSet) a.clone();
        intersection.and(b);
        BitSet union = (BitSet) a.clone();
        union.or(b);
        return (double) intersection.cardinality() / union.cardinality();
    }
}
