package dev.basin.cli;

/** What the command's exit code means. Scripts depend on these. */
public final class ExitCode {
    /** It worked. */
    public static final int OK = 0;
    /** The server refused, or the experiment ended in failure or was cancelled. */
    public static final int FAILED = 1;
    /** The command line or the file makes no sense. */
    public static final int USAGE = 2;
    /** No server answered. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
