package dev.basin.gateway.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file as HTTP names it (RFC 9110, section 14).
 *
 * @param first first byte
 * @param last last byte, inside the file
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /**
     * The one range that a header asks for; empty for no header, several ranges or other units, which a server may answer with the
     * whole file.
     *
     * @throws UnsatisfiableRangeException if no byte of the file lies in it
     */
    static Optional<ByteRange> parse(String header, long size) throws UnsatisfiableRangeException {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header.trim());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        ByteRange range = matcher.group(1).isEmpty()
                ? suffix(Long.parseLong(matcher.group(2)), size)
                : from(Long.parseLong(matcher.group(1)), matcher.group(2), size);
        if (range.first > range.last) {
            throw new UnsatisfiableRangeException();
        }
        return Optional.of(range);
    }

    private static ByteRange suffix(long length, long size) {
        return new ByteRange(Math.max(0, size - length), size - 1);
    }

    private static ByteRange from(long first, String last, long size) {
        return new ByteRange(first, last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1));
    }

    /** No byte of the file lies in the range. */
    static final class UnsatisfiableRangeException extends Exception {
        private static final long serialVersionUID = 1;
    }
}
