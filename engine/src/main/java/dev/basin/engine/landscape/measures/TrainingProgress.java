package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether training really learned, from the losses of its checkpoints with their own heads: a run from scratch is judged only
 * if its loss fell below half of its start or came to rest.
 */
public record TrainingProgress() implements LandscapeMeasure {
    private static final int RECENT = 3;

    @Override
    public List<Measure> of(Landscape landscape) {
        List<Double> losses = landscape.trajectory().stream()
                .map(point -> point.ownHead().train().meanLoss())
                .toList();
        if (losses.isEmpty()) {
            return List.of();
        }
        List<Measure> measures = new ArrayList<>();
        measures.add(loss("training_loss/start", losses.getFirst(), "first"));
        measures.add(loss("training_loss/end", losses.getLast(), "last"));
        if (losses.size() >= RECENT) {
            measures.add(recentChange(losses.subList(losses.size() - RECENT, losses.size())));
        }
        return measures;
    }

    private static Measure loss(String id, double loss, String which) {
        return Measure.of(id, loss, "nats", "training loss at the " + which + " checkpoint, own head, dropout off");
    }

    private static Measure recentChange(List<Double> recent) {
        double first = recent.getFirst();
        double change = recent.stream()
                        .mapToDouble(loss -> Math.abs(loss - first))
                        .max()
                        .orElseThrow()
                / first;
        return Measure.of(
                "training_loss/recent_change",
                change,
                "ratio",
                "largest change of the training loss over the last " + RECENT
                        + " checkpoints, relative to their first");
    }
}
