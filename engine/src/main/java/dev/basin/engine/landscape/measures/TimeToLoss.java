package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.TrajectoryPoint;
import java.util.List;
import java.util.Optional;

/**
 * E2, how long training takes to bring the loss down: the first checkpoint whose loss, with its own head and dropout off, is at
 * most the threshold. Infinite if none is.
 *
 * @param threshold loss in nats
 */
public record TimeToLoss(double threshold) implements LandscapeMeasure {
    public TimeToLoss {
        Measure.requireAboveZero("loss", threshold);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        List<TrajectoryPoint> path = landscape.trajectory();
        if (path.isEmpty()) {
            return List.of();
        }
        Optional<TrajectoryPoint> first = path.stream()
                .filter(point -> point.ownHead().train().meanLoss() <= threshold)
                .findFirst();
        double epochs = first.map(TrajectoryPoint::epoch).orElse(Double.POSITIVE_INFINITY);
        double steps = first.map(point -> (double) point.step()).orElse(Double.POSITIVE_INFINITY);
        String caveat =
                first.isPresent() ? "" : "not reached in " + path.getLast().epoch() + " epochs";
        return List.of(measure("epochs", epochs, caveat), measure("steps", steps, caveat));
    }

    private Measure measure(String unit, double value, String caveat) {
        String reference = "E2: first checkpoint with training loss <= " + threshold + " nats, own head, dropout off";
        return Measure.of(Measure.id(unit + "_to_loss", threshold), value, unit, reference)
                .withCaveat(caveat);
    }
}
