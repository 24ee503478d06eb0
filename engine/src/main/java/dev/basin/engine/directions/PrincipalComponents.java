package dev.basin.engine.directions;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.SymmetricEigen;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The directions along which the states of training spread around theta1: eigenvectors of the sum of e_i e_i' with e_i =
 * theta_i − theta1, found by way of the small matrix of ⟨e_i, e_j⟩ (Li et al. 2018, section 7).
 *
 * <p>No mean is taken out, because coordinates are drawn around theta1: centred components would belong to a path shifted by
 * its mean. What a component explains is its share of the sum of ‖e_i‖².
 */
public final class PrincipalComponents {
    /** Of the largest eigenvalue: what is smaller is float32 rounding, and its direction noise. */
    private static final double SMALLEST_SHARE = 1e-12;

    private final IntFunction<ParameterVector> displacement;
    private final ParameterVector theta1;
    private final int states;
    private final double[] eigen; // (1 + states, states), eigenvalues ascending and eigenvectors below
    private final double total;

    private PrincipalComponents(IntFunction<ParameterVector> displacement, ParameterVector theta1, GramMatrix gram) {
        this.displacement = displacement;
        this.theta1 = theta1;
        this.states = gram.size();
        this.eigen = SymmetricEigen.of(gram.products(), states);
        this.total = Arrays.stream(eigen, 0, states).sum();
    }

    /**
     * Finds them.
     *
     * @param states number of states, at least 1
     * @param encoder opens the encoder of state i, each time anew; closed here
     * @param theta1 borrowed as long as components are asked for
     * @throws IllegalArgumentException if a state holds a value that is not finite
     */
    public static PrincipalComponents of(
            int states, IntFunction<ParameterVector> encoder, ParameterVector theta1, LayerGroup moving) {
        IntFunction<ParameterVector> displacement = i -> {
            ParameterVector state = encoder.apply(i);
            state.add(-1, theta1);
            state.restrictTo(moving);
            return state;
        };
        GramMatrix gram = GramMatrix.of(states, displacement);
        if (!gram.isFinite()) {
            throw new IllegalArgumentException(
                    "a state of training holds values that are not finite, and so the path has no principal components");
        }
        return new PrincipalComponents(displacement, theta1, gram);
    }

    /** Number of components that are more than rounding; 0 where no state differs from theta1. */
    public int rank() {
        return (int) Arrays.stream(eigen, 0, states)
                .filter(value -> value > 0 && value >= SMALLEST_SHARE * eigen[states - 1])
                .count();
    }

    /** A component's share of the squared distances from theta1, 0 to 1. */
    public double explained(int component) {
        return eigen[column(component)] / total;
    }

    /**
     * A component as a unit vector that points to the side of the first state.
     *
     * @param component from 1, by decreasing share
     * @return a new vector, the caller's to close
     * @throws IllegalArgumentException if there is no such component
     */
    public ParameterVector direction(int component) {
        int column = column(component);
        double length = Math.sqrt(eigen[column]) * (coordinate(0, column) < 0 ? -1 : 1);
        ParameterVector direction = ParameterVector.zeros(theta1.manager(), theta1.layout());
        for (int i = 0; i < states; i++) {
            try (ParameterVector e = displacement.apply(i)) {
                direction.add(coordinate(i, column) / length, e);
            }
        }
        direction.scale(1 / direction.norm());
        return direction;
    }

    private double coordinate(int state, int column) {
        return eigen[(1 + state) * states + column];
    }

    private int column(int component) {
        if (component < 1 || component > rank()) {
            throw new IllegalArgumentException(
                    "the %d states span %d principal components around theta1; component %d is not one of them"
                            .formatted(states, rank(), component));
        }
        return states - component;
    }
}
