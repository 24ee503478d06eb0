package dev.basin.e2e;

import dev.basin.common.v1.JobState;
import dev.basin.e2e.AttemptLog.Attempt;
import dev.basin.e2e.Cluster.Member;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes of a cluster at random moments until so many kills have counted or the experiment has ended. A kill counts if the
 * process held something unfinished: a tile, an optimizer step, a message that was not acknowledged, or the experiment.
 */
final class Kills {
    /** What a kill hit. */
    enum Hit {
        /** A worker in the middle of a tile. */
        WORKER_IN_A_TILE,
        /** A worker whose result was stored and not acknowledged. */
        WORKER_BEFORE_ITS_ACKNOWLEDGEMENT,
        /** The finetune process in the middle of a run. */
        TRAINING,
        /** The broker while a worker held a message. */
        BROKER,
        /** The gateway in the middle of the experiment. */
        GATEWAY
    }

    private static final long LONGEST_PAUSE_MILLIS = 1500;

    private final Cluster cluster;
    private final AttemptLog log;
    private final String experiment;
    private final Random random;
    private final Map<Hit, Integer> hits = new EnumMap<>(Hit.class);
    private int misses;

    Kills(Cluster cluster, String experiment, Random random) {
        this.cluster = cluster;
        this.log = new AttemptLog(cluster.home());
        this.experiment = experiment;
        this.random = random;
        for (Hit hit : Hit.values()) {
            hits.put(hit, 0);
        }
    }

    int of(Hit hit) {
        return hits.get(hit);
    }

    /** Kills that hit a tile, a step or a message; the gateway holds neither. */
    int counted() {
        return hits.values().stream().mapToInt(Integer::intValue).sum() - of(Hit.GATEWAY);
    }

    @Override
    public String toString() {
        return "%d kills counted: %s; %d found their process idle".formatted(counted(), hits, misses);
    }

    /** Kills the finetune process and the gateway while the experiment trains. */
    void duringTraining(int trainings) throws Exception {
        for (int i = 0; i < trainings; i++) {
            awaitRunning("finetune/");
            Thread.sleep(random.nextLong(LONGEST_PAUSE_MILLIS));
            if (isRunning("finetune/")) {
                cluster.kill(Member.FINETUNE);
                count(Hit.TRAINING, true);
            }
            cluster.awaitReady();
        }
        killGateway();
    }

    /** Kills workers, broker and gateway while surfaces are evaluated, until so many kills have counted and the broker is among them. */
    void duringSurfaces(int wanted) throws Exception {
        awaitRunning("surface/");
        for (int turn = 0; (counted() < wanted || of(Hit.BROKER) == 0) && isUnderWay(); turn++) {
            switch (turn % 6) {
                case 0, 3 -> killWorkerBeforeItsAcknowledgement();
                case 1 -> killBroker();
                case 2, 5 -> killWorkerInATile();
                default -> killGateway();
            }
            cluster.awaitReady();
        }
    }

    private void killWorkerInATile() throws Exception {
        Member victim = Member.WORKERS.get(random.nextInt(Member.WORKERS.size()));
        Thread.sleep(random.nextLong(LONGEST_PAUSE_MILLIS));
        long pid = cluster.server(victim).pid();
        cluster.kill(victim);
        count(
                Hit.WORKER_IN_A_TILE,
                log.of(pid).stream().anyMatch(attempt -> attempt.outcome().isEmpty()));
    }

    /** Waits for the next tile that is stored; what its worker says of it is still on the slow line. */
    private void killWorkerBeforeItsAcknowledgement() throws Exception {
        Optional<Attempt> stored = nextFinished(log.latestFinished());
        Optional<Member> victim = stored.flatMap(attempt -> cluster.worker(attempt.pid()));
        if (victim.isPresent()) {
            Instant killed = cluster.kill(victim.get());
            Instant acknowledged = stored.get().end().plus(Cluster.DELAY);
            count(Hit.WORKER_BEFORE_ITS_ACKNOWLEDGEMENT, killed.isBefore(acknowledged));
        }
    }

    private Optional<Attempt> nextFinished(Optional<Attempt> known) throws Exception {
        for (int look = 1; ; look++) {
            Optional<Attempt> latest = log.latestFinished();
            if (!latest.equals(known)) {
                return latest;
            }
            if (look % 200 == 0 && !isUnderWay()) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void killBroker() throws Exception {
        Thread.sleep(random.nextLong(LONGEST_PAUSE_MILLIS));
        boolean held = log.all().stream()
                .anyMatch(attempt -> attempt.outcome().isEmpty()
                        && cluster.worker(attempt.pid()).isPresent());
        cluster.broker().kill();
        count(Hit.BROKER, held);
        cluster.broker().startAgain();
    }

    private void killGateway() throws Exception {
        boolean held = isUnderWay();
        cluster.kill(Member.GATEWAY);
        count(Hit.GATEWAY, held);
    }

    private void count(Hit hit, boolean held) {
        if (held) {
            hits.merge(hit, 1, Integer::sum);
        } else {
            misses++;
        }
    }

    private void awaitRunning(String phases) throws Exception {
        while (isUnderWay() && !isRunning(phases)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isRunning(String phases) throws Exception {
        try {
            return TinyExperiment.get(cluster.server(Member.GATEWAY), experiment).getPhasesList().stream()
                    .anyMatch(phase ->
                            phase.getName().startsWith(phases) && phase.getState() == JobState.JOB_STATE_RUNNING);
        } catch (StatusRuntimeException e) {
            return false; // the gateway is just coming back
        }
    }

    private boolean isUnderWay() throws Exception {
        cluster.server(Member.GATEWAY).awaitReady();
        return TinyExperiment.get(cluster.server(Member.GATEWAY), experiment)
                        .getStatus()
                        .getState()
                == JobState.JOB_STATE_RUNNING;
    }
}
