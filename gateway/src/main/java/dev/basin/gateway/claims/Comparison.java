package dev.basin.gateway.claims;

import dev.basin.common.v1.Measure;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The order that a claim expects between two measures, and whether it can be seen. */
enum Comparison {
    GREATER,
    LESS,

    /** No difference is claimed, or one in either direction that is the better: holds unless the first is seen to be less. */
    NOT_LESS,

    /** Likewise unless the first is seen to be greater. */
    NOT_GREATER;

    /** A difference within so many standard errors of itself may be chance. */
    private static final double STANDARD_ERRORS = 2;

    /** How measures mark a value that was cut off, for example a width by the end of the range. */
    private static final String CUT_OFF = "a lower bound";

    /**
     * Whether {@code first} stands in this order to {@code second}; empty where it cannot be told: equal values, a value that is not a
     * number, a difference within its noise, or a lower bound that may hide the opposite.
     */
    Optional<Boolean> holds(Measure first, Measure second) {
        Optional<Boolean> greater = greater(first, second);
        return switch (this) {
            case GREATER -> greater;
            case LESS -> greater.map(seen -> !seen);
            case NOT_LESS -> unlessSeen(first, second, greater.map(seen -> !seen));
            case NOT_GREATER -> unlessSeen(first, second, greater);
        };
    }

    /** Why it cannot be told whether {@code first} stands in this order to {@code second}; empty where it can. */
    String untold(Measure first, Measure second) {
        return holds(first, second).isPresent() ? "" : obstacle(first, second);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Optional<Boolean> unlessSeen(Measure first, Measure second, Optional<Boolean> opposite) {
        return Double.isNaN(first.getValue() - second.getValue())
                ? Optional.empty()
                : Optional.of(!opposite.orElse(false));
    }

    private static String obstacle(Measure first, Measure second) {
        double difference = difference(first.getValue(), second.getValue());
        if (Double.isNaN(difference)) {
            return "not a number";
        }
        if (difference == 0) {
            return joined("equal", first, second);
        }
        return Math.abs(difference) <= noise(first, second)
                ? "the difference is within %.0f standard errors".formatted(STANDARD_ERRORS)
                : cutOff(difference > 0 ? second : first);
    }

    /** Two that are equally infinite say why, for example that training never came to that loss. */
    private static String joined(String word, Measure first, Measure second) {
        return Stream.of(word, first.getCaveat(), second.getCaveat())
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String cutOff(Measure smaller) {
        return Stream.of(smaller.getCaveat().split("; "))
                .filter(part -> part.contains(CUT_OFF))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Boolean> greater(Measure first, Measure second) {
        double difference = difference(first.getValue(), second.getValue());
        if (Double.isNaN(difference) || difference == 0 || Math.abs(difference) <= noise(first, second)) {
            return Optional.empty();
        }
        boolean firstIsGreater = difference > 0;
        Measure smaller = firstIsGreater ? second : first;
        return smaller.getCaveat().contains(CUT_OFF) ? Optional.empty() : Optional.of(firstIsGreater);
    }

    private static double difference(double first, double second) {
        return first == second ? 0 : first - second;
    }

    private static double noise(Measure first, Measure second) {
        return STANDARD_ERRORS * Math.hypot(first.getStandardError(), second.getStandardError());
    }
}
