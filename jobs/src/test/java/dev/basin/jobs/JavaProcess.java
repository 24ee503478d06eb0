package dev.basin.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of these tests in a process of its own. */
public final class JavaProcess {

    private JavaProcess() {}

    /** @param errors where its standard error goes */
    static Process start(Class<?> main, Path errors, String... arguments) throws IOException {
        return start(main, "-XX:TieredStopAtLevel=1", errors, arguments);
    }

    /** @param option one more option of the virtual machine */
    public static Process start(Class<?> main, String option, Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }
}
