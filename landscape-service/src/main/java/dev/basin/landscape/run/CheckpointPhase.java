package dev.basin.landscape.run;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.TrajectoryPoint;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.Payload;
import dev.basin.landscape.evaluation.Evaluators;
import dev.basin.landscape.evaluation.OpenLandscape;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.result.TrajectoryMessages;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.spec.AnchorRefs;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Evaluates the checkpoints themselves and projects the path. Each finished one is a step of the job and is not done again.
 */
@Singleton
class CheckpointPhase {
    private final Evaluators evaluators;
    private final Checkpoints checkpoints;

    CheckpointPhase(Evaluators evaluators, Checkpoints checkpoints) {
        this.evaluators = evaluators;
        this.checkpoints = checkpoints;
    }

    /** @throws dev.basin.jobs.JobFailedException if the forecast is beyond the request's limit */
    ExactValues run(JobContext context, Settled settled, Forecast forecast) throws IOException {
        LandscapeSpec spec = settled.spec();
        Set<Anchor> models = new TreeSet<>(settled.geometry().anchors().keySet());
        models.add(Anchor.THETA1);
        Steps steps = new Steps(context, settled.sha256(), models.size() + spec.getTrajectoryCount());
        Map<Anchor, PointValue> values = new EnumMap<>(Anchor.class);
        for (Anchor model : models) {
            CheckpointRef ref = AnchorRefs.of(spec, model);
            byte[] value = steps.step(name(model), open -> value(open, spec, AnchorRefs.field(model), ref));
            values.put(model, pointValue(value));
        }
        evaluators
                .with(context.key(), settled.sha256(), OpenLandscape::latestPace)
                .ifPresent(forecast::endPoint);
        List<TrajectoryPoint> trajectory = new ArrayList<>();
        for (int i = 0; i < spec.getTrajectoryCount(); i++) {
            CheckpointRef state = spec.getTrajectory(i);
            String field = "spec.trajectory[" + i + "]";
            trajectory.add(TrajectoryMessages.parse(
                    steps.step("trajectory-%04d".formatted(i), open -> trace(open, spec, field, state))));
        }
        return new ExactValues(values, trajectory);
    }

    private static String name(Anchor model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private byte[] value(OpenLandscape open, LandscapeSpec spec, String field, CheckpointRef ref) {
        try (BertModel model = checkpoints.load(field, ref, spec.getNumericPath())) {
            return PointValues.toMessage(open.evaluate(model)).toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] trace(OpenLandscape open, LandscapeSpec spec, String field, CheckpointRef ref) {
        try (BertModel model = checkpoints.load(field, ref, spec.getNumericPath())) {
            return TrajectoryMessages.toMessage(open.trace(checkpoints.position(field, ref), model))
                    .toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PointValue pointValue(byte[] message) throws IOException {
        return PointValues.fromMessage(dev.basin.common.v1.Evaluation.parseFrom(message));
    }

    /** Does each named step once, over all attempts of the job. */
    private final class Steps {
        private final JobContext context;
        private final String sha256;
        private final int total;
        private int done;

        Steps(JobContext context, String sha256, int total) {
            this.context = context;
            this.sha256 = sha256;
            this.total = total;
        }

        byte[] step(String name, Function<OpenLandscape, byte[]> work) {
            context.throwIfStopped();
            byte[] result = context.step(name).map(Payload::toBytes).orElseGet(() -> compute(name, work));
            done++;
            context.progress("evaluating checkpoints", done, total, "checkpoints");
            return result;
        }

        private byte[] compute(String name, Function<OpenLandscape, byte[]> work) {
            byte[] result = evaluators.with(context.key(), sha256, work);
            context.saveStep(name, Payload.of(result));
            return result;
        }
    }
}
