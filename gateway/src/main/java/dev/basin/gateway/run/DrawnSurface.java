package dev.basin.gateway.run;

import dev.basin.gateway.experiment.PlannedPhase;
import dev.basin.gateway.experiment.PlannedPhase.Asking;
import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.landscape.v1.Surface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A surface that a part of an experiment draws.
 *
 * @param name the phase's, with the group behind it where the part draws one for each, for example "layer_surfaces/pretrained/low"
 * @param phase the part that draws it
 * @param group the layers that move alone; empty for a landscape
 */
public record DrawnSurface(String name, String phase, Optional<String> group) {
    private static final List<String> THIRDS = List.of("low", "middle", "high");

    /** All surfaces of an experiment. */
    public static List<DrawnSurface> of(List<PlannedPhase> plan) {
        return plan.stream().flatMap(DrawnSurface::of).toList();
    }

    private static Stream<DrawnSurface> of(PlannedPhase phase) {
        return switch (phase) {
            case Drawing drawing -> Stream.of(new DrawnSurface(drawing.name(), drawing.name(), Optional.empty()));
            case Asking asking
            when asking.draft().hasLayerSurface() ->
                THIRDS.stream()
                        .map(group -> new DrawnSurface(asking.name() + "/" + group, asking.name(), Optional.of(group)));
            default -> Stream.empty();
        };
    }

    /** The values computed so far by the part's job. */
    public Surface read(PartServices services, String job) {
        return group.map(layers -> services.analyses().surface(job, layers))
                .orElseGet(() -> services.landscapes().surface(job));
    }
}
