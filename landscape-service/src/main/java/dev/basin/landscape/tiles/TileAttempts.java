package dev.basin.landscape.tiles;

import dev.basin.jobs.JobKey;
import dev.basin.jobs.PieceAttempt;
import dev.basin.jobs.PieceAttempt.Outcome;
import dev.basin.jobs.run.ProcessOwner;
import dev.basin.jobs.store.PieceAttempts;
import dev.basin.landscape.LandscapeConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Attempts at tiles, each on record before it begins. A tile that ends its worker is delivered again and would end the next one
 * too, for ever; brokers differ in how they count deliveries, and a crash rejects nothing, so the count is ours.
 */
@Singleton
public class TileAttempts {
    private final PieceAttempts attempts;
    private final int most;
    private final String worker = ProcessOwner.current().name();

    TileAttempts(PieceAttempts attempts, LandscapeConfig config) {
        this.attempts = attempts;
        this.most = config.tileAttempts();
    }

    /** Name of a tile among the pieces of its landscape, and of its file. */
    static String piece(int index) {
        return "%06d".formatted(index);
    }

    /** This process. */
    String worker() {
        return worker;
    }

    /** Begins an attempt; empty if the landscape does not run any more. */
    Optional<PieceAttempt> begin(JobKey landscape, int tile) {
        return attempts.begin(landscape, piece(tile), worker);
    }

    void end(PieceAttempt attempt, Outcome outcome, String message) {
        attempts.end(attempt, outcome, message);
    }

    /** Why a tile must not be tried again; empty if it may. */
    Optional<String> verdict(JobKey landscape, int tile) {
        List<PieceAttempt> fruitless = attempts.of(landscape, piece(tile)).stream()
                .filter(TileAttempts::isFruitless)
                .toList();
        if (fruitless.size() < most) {
            return Optional.empty();
        }
        return Optional.of(
                "%d attempts began and none ended, by workers %s; does a point need more memory than they have?"
                        .formatted(
                                fruitless.size(),
                                fruitless.stream()
                                        .map(PieceAttempt::worker)
                                        .distinct()
                                        .collect(Collectors.joining(", "))));
    }

    /** Every attempt at any tile of a landscape, by tile and number. */
    public List<PieceAttempt> all(JobKey landscape) {
        return attempts.of(landscape);
    }

    private static boolean isFruitless(PieceAttempt attempt) {
        return attempt.end().map(end -> end.outcome() == Outcome.FAILED).orElse(true);
    }
}
