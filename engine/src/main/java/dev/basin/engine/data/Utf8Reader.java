package dev.basin.engine.data;

import java.io.Reader;

/** Gives the lines of a file to a parser that wants a stream of characters; each ends with a line feed. */
final class Utf8Reader extends Reader {
    private final Utf8Lines lines;
    private String line = "";
    private int position;

    Utf8Reader(Utf8Lines lines) {
        this.lines = lines;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (position == line.length() && !advance()) {
            return -1;
        }
        int count = Math.min(length, line.length() - position);
        line.getChars(position, position + count, target, offset);
        position += count;
        return count;
    }

    private boolean advance() {
        String next = lines.next();
        line = next == null ? "" : next + '\n';
        position = 0;
        return next != null;
    }

    @Override
    public void close() {
        lines.close();
    }
}
