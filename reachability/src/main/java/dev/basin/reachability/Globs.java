package dev.basin.reachability;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Paths as metadata writes them: {@code *} stands for anything within a folder, {@code **} for anything. */
final class Globs {
    private static final Pattern PIECE = Pattern.compile("\\*\\*/?|\\*|[^*]+");

    private Globs() {}

    static Pattern pattern(String glob) {
        return Pattern.compile(PIECE.matcher(glob)
                .results()
                .map(MatchResult::group)
                .map(Globs::regex)
                .collect(Collectors.joining()));
    }

    private static String regex(String piece) {
        return switch (piece) {
            case "**/" -> "(.*/)?";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            default -> Pattern.quote(piece);
        };
    }
}
