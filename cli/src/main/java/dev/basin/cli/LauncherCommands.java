package dev.basin.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the launcher carries out itself, known here only to complete it; its own words are in the script {@code basin}. */
final class LauncherCommands {
    private LauncherCommands() {}

    static Map<String, CommandSpec> all() {
        Map<String, CommandSpec> commands = new LinkedHashMap<>();
        commands.put("demo", command(folder("--out")));
        commands.put(
                "up",
                command(
                        words("--services", "all", "finetune", "landscape", "analysis", "gateway"),
                        folder("--home"),
                        folder("--root"),
                        number("--grpc-port"),
                        number("--http-port")));
        commands.put("test", command());
        commands.put("build", command(flag("--native")));
        commands.put("doctor", command(flag("--json")));
        commands.put("help", command());
        return commands;
    }

    private static CommandSpec command(OptionSpec... options) {
        CommandSpec command = CommandSpec.create();
        List.of(options).forEach(command::addOption);
        return command;
    }

    private static OptionSpec folder(String name) {
        return OptionSpec.builder(name).paramLabel("DIR").type(Path.class).build();
    }

    private static OptionSpec number(String name) {
        return OptionSpec.builder(name).paramLabel("N").type(int.class).build();
    }

    private static OptionSpec words(String name, String... accepted) {
        return OptionSpec.builder(name)
                .paramLabel("NAME")
                .type(String.class)
                .completionCandidates(List.of(accepted))
                .build();
    }

    private static OptionSpec flag(String name) {
        return OptionSpec.builder(name).type(boolean.class).build();
    }
}
