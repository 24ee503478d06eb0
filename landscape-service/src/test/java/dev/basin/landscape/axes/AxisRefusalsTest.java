package dev.basin.landscape.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.basin.common.v1.JobState;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.TemporaryHome;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be drawn is said before anything starts, or as soon as it shows. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class AxisRefusalsTest extends LandscapeAxes {
    @Test
    void directionsThatTurnOutParallelEndTheJobWithTheReason() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.optimization(), 0, 1, 2),
                        Requests.range(Requests.principal(1), 0, 1, 2))
                .addTrajectory(theta0)
                .build();
        Landscape landscape = ended(spec);
        assertThat(landscape.getStatus().getState()).isEqualTo(JobState.JOB_STATE_FAILED);
        assertThat(landscape.getStatus().getError().getMessage()).contains("parallel");
        assertThat(landscape.getStatus().getError().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT.value());
    }

    @Test
    void badRequestsAreRefusedBeforeAnythingStarts() {
        Axis line = Requests.range(Requests.optimization(), 0, 1, 2);
        assertThat(refusal(plane(line, Requests.range(Requests.optimization(), 0, 1, 2))))
                .contains("spec.beta: has the direction of alpha");
        assertThat(refusal(plane(
                        Requests.range(Requests.random(5, Requests.PER_FILTER), 0, 1, 2),
                        Requests.range(Requests.random(5, Requests.AS_A_WHOLE), 0, 1, 2))))
                .contains("spec.beta: has the direction of alpha");
        assertThat(refusal(base().setAlpha(line).setOrthogonalize(true)))
                .contains("spec.orthogonalize: got true without beta");
        assertThat(refusal(plane(line, Requests.range(Requests.principal(1), 0, 1, 2))))
                .contains("spec.beta.principal.component: got 1; accepted: none without a trajectory");
        assertThat(refusal(plane(line, Requests.range(Requests.principal(2), 0, 1, 2))
                        .addTrajectory(theta0)
                        .addTrajectory(theta1)))
                .contains("spec.beta.principal.component: got 2; accepted: 1 to 1");
        assertThat(refusal(plane(line, Requests.range(Requests.hessian(11), 0, 1, 2))))
                .contains("spec.beta.hessian.index: got 11; accepted: 1 to 10");
        assertThat(refusal(plane(line, Requests.list(Requests.secondTask(theta2), 0.0))))
                .contains("spec.beta: has the one coordinate 0");
        assertThat(refusal(plane(line, Requests.automatic(Requests.secondTask(theta2), 1, 0.5))))
                .contains("spec.beta.automatic.points: got 1; accepted: 2 to 10000");
        assertThat(refusal(base().setAlpha(line).setTheta0(theta1)))
                .contains("spec.theta1: got the parameters of theta0");
        assertThat(refusal(base().setAlpha(Axis.newBuilder().setRange(line.getRange()))))
                .contains(
                        "spec.alpha: has no direction; accepted: optimization, second_task, random, principal or hessian");
    }

    private String refusal(LandscapeSpec.Builder spec) {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub().createLandscape(CreateLandscapeRequest.newBuilder()
                        .setSpec(spec)
                        .build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        return refused.getStatus().getDescription();
    }
}
