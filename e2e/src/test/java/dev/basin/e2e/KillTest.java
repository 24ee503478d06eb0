package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.v1.Experiment;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed in the middle of training, of a surface, of a search for curvature, of a rollback and of layer surfaces
 * goes on and ends with the same bits.
 */
class KillTest {
    /** The unit tells the parts of a phase apart. */
    private record Moment(String phase, String unit) {
        boolean is(JobEvent event) {
            return event.getPhase().equals(phase)
                    && event.getProgress().getUnit().equals(unit);
        }
    }

    private static final List<Moment> MOMENTS = List.of(
            new Moment("finetune/pretrained/target", "steps"),
            new Moment("finetune/scratch/second", "steps"),
            new Moment("curve/pretrained", "products"),
            new Moment("surface/pretrained", "points"),
            new Moment("rollback/scratch", "models"),
            new Moment("layer_surfaces/pretrained", "points"));

    @TempDir
    private Path undisturbed;

    @TempDir
    private Path disturbed;

    @Test
    void nothingIsLost() throws Exception {
        Numbers expected;
        try (Server server = Server.allInOne(undisturbed)) {
            String name =
                    TinyExperiment.create(server, TinyExperiment.thorough()).getName();
            TinyExperiment.watch(server, name, 0);
            expected = Numbers.of(server, TinyExperiment.get(server, name));
        }

        Server first = Server.allInOne(disturbed);
        String name = TinyExperiment.create(first, TinyExperiment.thorough()).getName();
        killDuring(first, name, MOMENTS.getFirst());
        for (Moment moment : MOMENTS.subList(1, MOMENTS.size())) {
            killDuring(Server.allInOne(disturbed), name, moment);
        }

        try (Server last = Server.allInOne(disturbed)) {
            TinyExperiment.watch(last, name, 0);
            Experiment ended = TinyExperiment.get(last, name);
            assertThat(ended.getStatus().getAttempts()).isEqualTo(MOMENTS.size() + 1);
            assertThat(Numbers.of(last, ended).byPhase()).containsExactlyEntriesOf(expected.byPhase());
        }
    }

    private static void killDuring(Server server, String name, Moment moment) throws Exception {
        try {
            Iterator<JobEvent> events = TinyExperiment.events(server, name, 0);
            JobEvent event = events.next();
            while (!moment.is(event)) {
                event = events.next();
            }
        } catch (StatusRuntimeException e) {
            throw new AssertionError(server.log(), e);
        }
        server.kill();
    }
}
