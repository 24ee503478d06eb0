package dev.basin.gateway.figures;

import java.util.List;

/** The colour map of matplotlib that is perceptually uniform and safe for colour-blind readers; dark is low, as in the paper. */
final class Viridis {
    /** Its colours at seventeen even places; between them it is nearly straight. */
    static final List<Integer> STOPS = List.of(
            0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e, 0x21918c, 0x1fa088,
            0x28ae80, 0x3fbc73, 0x5ec962, 0x84d44b, 0xaddc30, 0xd8e219, 0xfde725);

    private Viridis() {}

    /** The colour of a share from 0 to 1; what lies outside takes the end's. */
    static String colour(double share) {
        double place = Math.clamp(share, 0, 1) * (STOPS.size() - 1);
        int below = Math.min((int) place, STOPS.size() - 2);
        double rest = place - below;
        int red = mix(STOPS.get(below) >> 16, STOPS.get(below + 1) >> 16, rest);
        int green = mix(STOPS.get(below) >> 8 & 0xff, STOPS.get(below + 1) >> 8 & 0xff, rest);
        int blue = mix(STOPS.get(below) & 0xff, STOPS.get(below + 1) & 0xff, rest);
        return hex(red << 16 | green << 8 | blue);
    }

    static String hex(int colour) {
        return "#%06x".formatted(colour);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
