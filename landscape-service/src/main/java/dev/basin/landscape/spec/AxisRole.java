package dev.basin.landscape.spec;

import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of the two axes of a landscape. */
public enum AxisRole {
    ALPHA {
        @Override
        public Axis of(LandscapeSpec spec) {
            return spec.getAlpha();
        }
    },
    BETA {
        @Override
        public Axis of(LandscapeSpec spec) {
            return spec.getBeta();
        }
    };

    /** The axes of a landscape: both, or alpha alone on a line. */
    public static List<AxisRole> in(LandscapeSpec spec) {
        return spec.hasBeta() ? List.of(values()) : List.of(ALPHA);
    }

    /** The axes that run along a direction of one kind. */
    public static List<AxisRole> along(Axis.DirectionCase direction, LandscapeSpec spec) {
        return in(spec).stream()
                .filter(role -> role.of(spec).getDirectionCase() == direction)
                .toList();
    }

    /** The axis with this {@link #key}. */
    public static AxisRole ofKey(String key) {
        return Arrays.stream(values())
                .filter(role -> role.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no axis '" + key + "'; accepted: alpha, beta"));
    }

    public abstract Axis of(LandscapeSpec spec);

    /** {@code alpha} or {@code beta}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The axis in a request. */
    public String field() {
        return "spec." + key();
    }
}
