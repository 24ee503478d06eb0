package dev.basin.cli.show;

import java.util.ArrayList;
import java.util.List;

/** Text broken between words. */
final class Wrapped {
    private Wrapped() {}

    /** Lines of {@code text}, each with {@code indent} before it and at most {@code columns} wide where words allow. */
    static List<String> lines(String text, String indent, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
