package dev.basin.engine.curvature;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The eigenpairs of largest magnitude of a symmetric operator, one product a step: Lanczos' method with full
 * reorthogonalisation and thick restarts (Wu and Simon 2000).
 *
 * <ol>
 *   <li>Search until the recurrence's residuals keep half of {@link LanczosSettings#accepts}.
 *   <li>Confirm: one space full from a random vector beside the pairs found. A search from one vector sees one direction of each
 *       eigenspace; this shows the second of an equal pair. Where it changes the values, the search goes on.
 *   <li>Verify: a product for each pair gives its value and true residual.
 * </ol>
 *
 * <p>Holds {@link LanczosSettings#vectors} + 2 vectors from start to close. Where the cap on products ends the search, or a
 * product is not finite, the pairs say that they are not converged. The same operator and seed give the same pairs.
 */
public final class Lanczos implements AutoCloseable {
    /** The search stops well within the rule, because confirming drops the rest that its residuals are measured by. */
    private static final double SEARCH_SHARE = 0.5;

    private enum Phase {
        SEARCH,
        CONFIRM,
        VERIFY
    }

    private final LanczosSettings settings;
    private final SearchSpace space;
    private final List<Eigenvalue> verified = new ArrayList<>();
    private Phase phase = Phase.SEARCH;
    private RitzPairs toConfirm; // null before the first confirmation
    private int products;
    private boolean confirmed;

    /**
     * @param memory where the vectors are kept until {@link #close}
     * @throws IllegalArgumentException if the operator has fewer dimensions than pairs are wanted
     */
    public Lanczos(SymmetricOperator operator, NDManager memory, LanczosSettings settings) {
        long dimension = operator.dimension();
        if (dimension < settings.pairs()) {
            throw new IllegalArgumentException(
                    "the operator has %d dimensions and cannot have %d eigenpairs; accepted: up to %d"
                            .formatted(dimension, settings.pairs(), dimension));
        }
        this.settings = settings;
        this.space = new SearchSpace(operator, memory, (int) Math.min(dimension, settings.vectors()), settings.seed());
    }

    public boolean finished() {
        return verified.size() == settings.pairs();
    }

    /** Products so far. */
    public int products() {
        return products;
    }

    /**
     * Takes the next step, one product.
     *
     * @throws IllegalStateException when finished
     */
    public void step() {
        if (finished()) {
            throw new IllegalStateException("the search is finished after " + products + " products");
        }
        products++;
        if (phase == Phase.VERIFY) {
            verified.add(judged(space.verify(verified.size())));
        } else {
            search();
        }
    }

    /**
     * What was found.
     *
     * @throws IllegalStateException before the end
     */
    public Spectrum spectrum() {
        requireFinished();
        return new Spectrum(verified, products, confirmed);
    }

    /**
     * The unit vector of a pair, 0 outside the operator's domain; not a number where the search met a product that is not.
     *
     * @param pair from 0, in the spectrum's order
     * @throws IllegalStateException before the end
     */
    public void eigenvector(int pair, ParameterVector out) {
        requireFinished();
        space.read(pair, out);
        out.scale(Double.isNaN(verified.get(pair).value()) ? Double.NaN : 1 / out.norm());
    }

    private void search() {
        space.extend();
        if (!space.isFinite()) {
            giveUp();
        } else if (space.isWhole()) {
            beginVerifying(true);
        } else if (products + settings.pairs() >= settings.maxProducts()) {
            beginVerifying(false);
        } else if (phase == Phase.CONFIRM && space.isFull() && converged() && unchanged()) {
            beginVerifying(true);
        } else {
            goOn();
        }
    }

    private void goOn() {
        if (phase == Phase.CONFIRM && space.isFull()) {
            phase = Phase.SEARCH;
        }
        if (phase == Phase.SEARCH && converged()) {
            phase = Phase.CONFIRM;
            toConfirm = space.pairs();
            space.keep(settings.pairs());
            space.continueAtRandom();
        } else {
            if (space.isFull()) {
                space.keep((settings.pairs() + settings.vectors()) / 2);
            }
            space.continueWithRest();
        }
    }

    private boolean converged() {
        return space.pairs().size() >= settings.pairs()
                && IntStream.range(0, settings.pairs())
                        .allMatch(pair -> accepts(space.residual(pair) / SEARCH_SHARE, pair));
    }

    private boolean unchanged() {
        return IntStream.range(0, settings.pairs())
                .allMatch(pair -> accepts(Math.abs(space.pairs().magnitude(pair) - toConfirm.magnitude(pair)), pair));
    }

    private boolean accepts(double residual, int pair) {
        RitzPairs pairs = space.pairs();
        return settings.accepts(residual, pairs.magnitude(pair), pairs.magnitude(0));
    }

    private void beginVerifying(boolean searchConfirmed) {
        confirmed = searchConfirmed;
        phase = Phase.VERIFY;
        space.keep(settings.pairs());
    }

    private Eigenvalue judged(Eigenvalue found) {
        double largest = space.pairs().magnitude(0);
        return new Eigenvalue(
                found.value(), found.residual(), settings.accepts(found.residual(), found.value(), largest));
    }

    private void giveUp() {
        while (!finished()) {
            verified.add(new Eigenvalue(Double.NaN, Double.NaN, false));
        }
    }

    private void requireFinished() {
        if (!finished()) {
            throw new IllegalStateException("the search is not finished after " + products + " products");
        }
    }

    @Override
    public void close() {
        space.close();
    }
}
