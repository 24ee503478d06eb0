package dev.basin.landscape.tiles;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A cluster in virtual time: the real {@link TileLedger} plans, and a broker, workers and their deaths are played. Everything
 * happens in the order of its time, so that the same settings give the same outcome.
 */
final class ClusterSimulation {
    private static final long SECOND = 1_000_000_000L;
    private static final long TICK = SECOND;

    /**
     * A cluster and its work.
     *
     * @param workers how many processes evaluate, one device each
     * @param tiles how many there are to evaluate
     * @param tileSeconds how long a usual worker takes for one
     * @param openSeconds how long a worker takes to read the models before its first tile
     * @param slowShare share of the workers that are slow
     * @param slowFactor how many times as long those take
     * @param hopSeconds how long a message takes from one process to another
     * @param deathEverySeconds mean time between two deaths in the whole cluster; infinite for none
     * @param restartSeconds how long a worker that died takes to come back
     */
    record Settings(
            int workers,
            int tiles,
            double tileSeconds,
            double openSeconds,
            double slowShare,
            double slowFactor,
            double hopSeconds,
            double deathEverySeconds,
            double restartSeconds) {}

    /**
     * What came of it.
     *
     * @param seconds until the last tile was finished
     * @param sent tiles sent, those sent again included
     * @param sentAgain tiles sent again by the coordinator
     * @param redelivered tiles delivered again by the broker after a death
     * @param evaluated tiles evaluated to the end, some of them twice
     * @param mostWaiting most tiles that waited in the queue at once
     * @param mostUnderWay most tiles under way at once, as the coordinator sees it
     * @param notices messages from workers to the coordinator
     * @param busyShare share of the workers' time until the end in which they evaluated a tile that was not finished before
     */
    record Outcome(
            double seconds,
            int sent,
            int sentAgain,
            int redelivered,
            int evaluated,
            int mostWaiting,
            int mostUnderWay,
            int notices,
            double busyShare) {
        /** Messages of every kind through the broker in a second: tiles, their acknowledgements, notices. */
        double messagesPerSecond() {
            return (2.0 * (sent + redelivered) + notices) / seconds;
        }
    }

    private record Event(long time, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return time == other.time ? Long.compare(order, other.order) : Long.compare(time, other.time);
        }
    }

    /** One process; a death begins a new life, in which nothing that the old one planned happens. */
    private final class Worker {
        private final String name;
        private final double factor;
        private int life;
        private int tile = -1;
        private boolean isOpen;
        private boolean isAlive = true;

        Worker(String name, double factor) {
            this.name = name;
            this.factor = factor;
        }

        void takeNext() {
            if (!isAlive || tile >= 0 || queue.isEmpty()) {
                return;
            }
            int next = queue.poll();
            notices++;
            if (stored.get(next)) {
                later(hop(), () -> ledger.finished(next, name, now));
                later(hop(), this::takeNext);
                return;
            }
            tile = next;
            int of = life;
            later(hop(), () -> ledger.begun(next, name, now));
            double seconds = settings.tileSeconds() * factor * (0.9 + 0.2 * random.nextDouble());
            double opening = isOpen ? 0 : settings.openSeconds();
            isOpen = true;
            later(nanos(opening + seconds), () -> finish(of, next, seconds));
        }

        private void finish(int of, int done, double seconds) {
            if (of != life) {
                return;
            }
            evaluated++;
            if (!stored.get(done)) {
                stored.set(done);
                useful += seconds;
            }
            notices++;
            later(hop(), () -> {
                ledger.finished(done, name, now);
                plan();
            });
            tile = -1;
            later(hop(), this::takeNext);
        }

        void die() {
            life++;
            isAlive = false;
            isOpen = false;
            if (tile >= 0) {
                redelivered++;
                queue.addFirst(tile);
                tile = -1;
                wake();
            }
            later(nanos(settings.restartSeconds()), () -> {
                isAlive = true;
                takeNext();
            });
        }
    }

    private final Settings settings;
    private final Random random;
    private final TileLedger ledger;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Integer> queue = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();
    private final BitSet stored = new BitSet();
    private long now;
    private long order;
    private int sent;
    private int redelivered;
    private int evaluated;
    private int notices;
    private int mostWaiting;
    private int mostUnderWay;
    private double useful;

    private ClusterSimulation(Settings settings, long seed) {
        this.settings = settings;
        this.random = new Random(seed);
        this.ledger = new TileLedger(settings.tiles(), new BitSet(), 0);
        for (int i = 0; i < settings.workers(); i++) {
            boolean slow = i < settings.slowShare() * settings.workers();
            workers.add(new Worker("worker" + i, slow ? settings.slowFactor() : 1));
        }
    }

    static Outcome run(Settings settings, long seed) {
        return new ClusterSimulation(settings, seed).run();
    }

    private Outcome run() {
        tick();
        nextDeath();
        while (!ledger.isComplete()) {
            Event event = events.poll();
            now = event.time();
            event.action().run();
        }
        double seconds = now / (double) SECOND;
        return new Outcome(
                seconds,
                sent,
                ledger.sentAgain(),
                redelivered,
                evaluated,
                mostWaiting,
                mostUnderWay,
                notices,
                useful / (seconds * settings.workers()));
    }

    private void tick() {
        plan();
        later(TICK, this::tick);
    }

    private void plan() {
        for (int tile : ledger.send(Integer.MAX_VALUE, now)) {
            sent++;
            later(hop(), () -> {
                queue.add(tile);
                mostWaiting = Math.max(mostWaiting, queue.size());
                wake();
            });
        }
        mostUnderWay = Math.max(mostUnderWay, sent - ledger.sentAgain() - ledger.finishedTiles());
    }

    private void wake() {
        for (Worker worker : workers) {
            if (queue.isEmpty()) {
                return;
            }
            worker.takeNext();
        }
    }

    private void nextDeath() {
        if (Double.isFinite(settings.deathEverySeconds())) {
            double wait = -Math.log(1 - random.nextDouble()) * settings.deathEverySeconds();
            later(nanos(wait), () -> {
                workers.get(random.nextInt(workers.size())).die();
                nextDeath();
            });
        }
    }

    private void later(long nanos, Runnable action) {
        events.add(new Event(now + nanos, order++, action));
    }

    private long hop() {
        return nanos(settings.hopSeconds());
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * SECOND);
    }
}
