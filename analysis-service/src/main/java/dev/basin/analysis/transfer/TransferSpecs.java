package dev.basin.analysis.transfer;

import dev.basin.analysis.question.ModelShapes;
import dev.basin.analysis.v1.Donor;
import dev.basin.analysis.v1.Transfer;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.requests.Checkpoints;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a request for a transfer means: its checks and its defaults. */
@Singleton
class TransferSpecs {
    private static final String FIELD = "spec.transfer";
    private static final String UNNAMED = "donor";

    /** Enough for a single minimum, too little to hold a head back. */
    private static final double DEFAULT_PENALTY = 1e-4;

    private static final double LEAST_PENALTY = 1e-9;
    private static final double MOST_PENALTY = 1e3;

    private final Checkpoints checkpoints;

    TransferSpecs(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    Transfer complete(Transfer transfer, ModelDirectory theta1) {
        int layers = theta1.config().layers();
        Violations violations = new Violations();
        checkDonors(transfer, violations);
        checkDepths(transfer.getDepthsList(), layers, violations);
        double penalty = transfer.getHeadPenalty();
        violations.require(
                penalty == 0 || (penalty >= LEAST_PENALTY && penalty <= MOST_PENALTY),
                FIELD + ".head_penalty",
                penalty,
                "0, or %s to %s".formatted(LEAST_PENALTY, MOST_PENALTY));
        violations.throwIfAny();
        List<Donor> donors = donors(transfer);
        for (int i = 0; i < donors.size(); i++) {
            String field = field(transfer, i);
            ModelShapes.requireSame(field, checkpoints.open(field, donors.get(i).getCheckpoint()), theta1);
        }
        return withDefaults(transfer, layers);
    }

    /** The donors of a checked request; one that has no name is called "donor". */
    static List<Donor> donors(Transfer transfer) {
        return transfer.hasDonor()
                ? List.of(Donor.newBuilder()
                        .setName(UNNAMED)
                        .setCheckpoint(transfer.getDonor())
                        .build())
                : transfer.getDonorsList();
    }

    /** Where a request names the checkpoint of a donor. */
    static String field(Transfer transfer, int donor) {
        return transfer.hasDonor() ? FIELD + ".donor" : FIELD + ".donors[" + donor + "].checkpoint";
    }

    private static void checkDonors(Transfer transfer, Violations violations) {
        violations.require(
                transfer.hasDonor() != (transfer.getDonorsCount() > 0),
                FIELD,
                transfer.hasDonor() ? "donor and donors" : "no donor",
                "donor, or donors");
        Set<String> names = new HashSet<>();
        List<Donor> donors = donors(transfer);
        for (int i = 0; i < donors.size(); i++) {
            Donor donor = donors.get(i);
            String key = donor.getCheckpoint().getKey();
            violations.require(!key.isEmpty(), field(transfer, i) + ".key", "nothing", "a checkpoint's key");
            violations.require(
                    !donor.getName().isBlank() && names.add(donor.getName()),
                    FIELD + ".donors[" + i + "].name",
                    "'" + donor.getName() + "'",
                    "a name that no other donor has");
        }
    }

    private static void checkDepths(List<Integer> depths, int layers, Violations violations) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < depths.size(); i++) {
            int depth = depths.get(i);
            violations.require(
                    depth >= 0 && depth <= layers && seen.add(depth),
                    FIELD + ".depths[" + i + "]",
                    depth,
                    "0 to the model's %d layers, no number twice".formatted(layers));
        }
    }

    private static Transfer withDefaults(Transfer transfer, int layers) {
        Transfer.Builder complete = transfer.toBuilder();
        if (transfer.getDepthsCount() == 0) {
            complete.addAllDepths(IntStream.rangeClosed(0, layers).boxed().toList());
        }
        if (transfer.getHeadPenalty() == 0 && transfer.getRetrainHead()) {
            complete.setHeadPenalty(DEFAULT_PENALTY);
        }
        return complete.build();
    }
}
