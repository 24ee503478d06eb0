package dev.basin.cli;

import static java.util.Comparator.comparingInt;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The option that somebody meant who mistyped one; picocli itself looks for those with the same first letters only. */
final class NearestOption {
    private static final int MOST_EDITS = 3;

    private NearestOption() {}

    /** Empty where an argument, not an option, was too much, or where no option is near. */
    static Optional<String> to(UnmatchedArgumentException wrong) {
        return wrong.isUnknownOption() ? to(wrong.getUnmatched().getFirst(), wrong) : Optional.empty();
    }

    private static Optional<String> to(String written, UnmatchedArgumentException wrong) {
        String name = written.replaceFirst("=.*", "");
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .min(comparingInt(option -> edits(name, option)))
                .filter(option -> edits(name, option) <= MOST_EDITS);
    }

    /** Levenshtein's distance: letters put in, left out or exchanged. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
