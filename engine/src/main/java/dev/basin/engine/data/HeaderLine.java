package dev.basin.engine.data;

import java.util.List;
import java.util.regex.Pattern;

/** The first line of a file, which is to name the columns, as people are told of it. */
final class HeaderLine {
    private static final int MOST_SHOWN =
            200; // characters; the first line of a file without a header may be a long text
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern SENTENCE = Pattern.compile("\\S+(\\s+\\S+){2,}");

    private final List<String> names;

    HeaderLine(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** For example "2 columns: [sentence, rating]", with a question behind it where the names are hardly names. */
    String inWords() {
        String text = names.toString();
        String shown = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
        return columns(names.size()) + ": " + shown + (looksLikeData() ? "; is the header line missing?" : "");
    }

    static String columns(int count) {
        return count + (count == 1 ? " column" : " columns");
    }

    /** Labels are often numbers, and texts have several words; names of columns are neither. */
    private boolean looksLikeData() {
        return names.stream()
                .map(String::strip)
                .anyMatch(name ->
                        NUMBER.matcher(name).matches() || SENTENCE.matcher(name).matches());
    }
}
