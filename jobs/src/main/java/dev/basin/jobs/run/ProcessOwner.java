package dev.basin.jobs.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Names a process that does work, so that a later process on the same machine can see that it is gone without waiting for
 * missing heartbeats.
 *
 * @param host name of the machine, at most 20 characters
 * @param pid process id
 * @param startMillis when the process started, milliseconds since 1970; tells it from a later process of the same id
 */
public record ProcessOwner(String host, long pid, long startMillis) {

    private static final int LONGEST_HOST = 20; // db-scheduler keeps 50 characters of the whole
    private static final Duration START_TOLERANCE =
            Duration.ofSeconds(2); // Linux counts from a boot time that is adjusted

    /** This process. */
    public static ProcessOwner current() {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessOwner(hostName(), self.pid(), start);
    }

    static Optional<ProcessOwner> parse(String name) {
        String[] parts = name.split("/", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new ProcessOwner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The three parts, joined by slashes. */
    public String name() {
        return host + "/" + pid + "/" + startMillis;
    }

    /** Whether it ran on this machine and is certainly gone. */
    boolean goneFrom(ProcessOwner here) {
        return host.equals(here.host) && !alive();
    }

    private boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info()
                        .startInstant()
                        .map(start -> Math.abs(start.toEpochMilli() - startMillis) <= START_TOLERANCE.toMillis())
                        .orElse(true))
                .orElse(false);
    }

    private static String hostName() {
        try {
            String host = InetAddress.getLocalHost().getHostName().replace('/', '-');
            return host.substring(0, Math.min(host.length(), LONGEST_HOST));
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
