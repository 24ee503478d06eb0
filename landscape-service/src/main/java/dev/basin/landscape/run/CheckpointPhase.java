package dev.basin.landscape.run;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.TrajectoryPoint;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.Payload;
import dev.basin.landscape.evaluation.Evaluators;
import dev.basin.landscape.evaluation.OpenLandscape;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.result.GeometryMessages;
import dev.basin.landscape.result.TrajectoryMessages;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Evaluates the checkpoints themselves and projects the path. Each finished one is a step of the job and is not done again. */
@Singleton
class CheckpointPhase {
    private final Evaluators evaluators;
    private final Checkpoints checkpoints;

    CheckpointPhase(Evaluators evaluators, Checkpoints checkpoints) {
        this.evaluators = evaluators;
        this.checkpoints = checkpoints;
    }

    /** @throws dev.basin.jobs.JobFailedException if the forecast is beyond the request's limit */
    ExactValues run(JobContext context, LandscapeSpec spec, String specSha256, Forecast forecast) throws IOException {
        Steps steps = new Steps(context, specSha256, spec.getTrajectoryCount() + 3);
        Geometry geometry = GeometryMessages.parse(steps.step(
                "geometry", open -> GeometryMessages.toMessage(open.geometry()).toByteArray()));
        PointValue theta0 = pointValue(steps.step("theta0", open -> value(open, "spec.theta0", spec.getTheta0())));
        PointValue theta1 = pointValue(steps.step("theta1", open -> value(open, "spec.theta1", spec.getTheta1())));
        evaluators.with(context.key(), specSha256, OpenLandscape::latestPace).ifPresent(forecast::endPoint);
        List<TrajectoryPoint> trajectory = new ArrayList<>();
        for (int i = 0; i < spec.getTrajectoryCount(); i++) {
            CheckpointRef state = spec.getTrajectory(i);
            String field = "spec.trajectory[" + i + "]";
            trajectory.add(TrajectoryMessages.parse(
                    steps.step("trajectory-%04d".formatted(i), open -> trace(open, field, state)), geometry));
        }
        return new ExactValues(geometry, theta0, theta1, trajectory);
    }

    private byte[] value(OpenLandscape open, String field, CheckpointRef ref) {
        try (BertModel model = checkpoints.load(field, ref)) {
            return PointValues.toMessage(open.evaluate(model)).toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] trace(OpenLandscape open, String field, CheckpointRef ref) {
        try (BertModel model = checkpoints.load(field, ref)) {
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
        private final String specSha256;
        private final int total;
        private int done;

        Steps(JobContext context, String specSha256, int total) {
            this.context = context;
            this.specSha256 = specSha256;
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
            byte[] result = evaluators.with(context.key(), specSha256, work);
            context.saveStep(name, Payload.of(result));
            return result;
        }
    }
}
