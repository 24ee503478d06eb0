package dev.basin.reachability.record;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;

/**
 * Records from the start of a JVM. What it sees: calls of {@code java.lang.Class}, reflection, resources, proxies and service
 * loaders out of the packages it is given, and look-ups of members by native code. What it does not see: such calls through method
 * references or method handles, and those that the JDK makes on somebody's behalf, but for providers of services.
 */
public final class RecordingAgent {
    private RecordingAgent() {}

    /**
     * Called by the JVM.
     *
     * @param arguments the file to write, and prefixes of the names of the packages to watch, with commas between
     */
    public static void premain(String arguments, Instrumentation instrumentation) {
        List<String> parts = List.of(arguments.split(","));
        Trace trace = new Trace(Path.of(parts.getFirst()));
        List<String> packages = parts.subList(1, parts.size());
        ReflectionCalls.recordTo(trace);
        instrumentation.addTransformer(new CallSites(packages, () -> JniCalls.recordTo(trace, packages)));
    }
}
