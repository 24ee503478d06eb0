package dev.basin.landscape.directions;

import dev.basin.jobs.JobContext;
import dev.basin.jobs.Payload;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.ComputedDirections;
import dev.basin.landscape.v1.LandscapeSpec;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Has every direction computed that is not read from a model, each kind once over all attempts of the job. */
@Singleton
public class Directions {
    private final List<DirectionMaker> makers;

    Directions(@All List<DirectionMaker> makers) {
        this.makers = List.copyOf(makers);
    }

    public List<ComputedDirection> compute(JobContext context, LandscapeSpec spec) throws IOException {
        long wanted = makers.stream()
                .mapToLong(maker -> AxisRole.along(maker.makes(), spec).size())
                .sum();
        List<ComputedDirection> directions = new ArrayList<>();
        for (DirectionMaker maker : makers) {
            List<AxisRole> axes = AxisRole.along(maker.makes(), spec);
            if (!axes.isEmpty()) {
                context.throwIfStopped();
                directions.addAll(once(context, spec, maker, axes));
                context.progress("computing directions", directions.size(), wanted, "directions");
            }
        }
        return directions;
    }

    private static List<ComputedDirection> once(
            JobContext context, LandscapeSpec spec, DirectionMaker maker, List<AxisRole> axes) throws IOException {
        String step = "directions-" + maker.makes().name().toLowerCase(Locale.ROOT);
        Optional<Payload> done = context.step(step);
        if (done.isPresent()) {
            return ComputedDirections.parseFrom(done.get().toBytes()).getDirectionsList();
        }
        List<ComputedDirection> made = maker.make(context, spec, axes);
        ComputedDirections message =
                ComputedDirections.newBuilder().addAllDirections(made).build();
        context.saveStep(step, Payload.of(message.toByteArray()));
        return made;
    }
}
