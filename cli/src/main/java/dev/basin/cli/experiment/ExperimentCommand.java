package dev.basin.cli.experiment;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what can be done with experiments. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Creates, watches and reads experiments.",
        subcommands = {
            CreateCommand.class,
            WatchCommand.class,
            ShowCommand.class,
            ListCommand.class,
            CancelCommand.class,
            DeleteCommand.class,
            ExportCommand.class,
            ReportCommand.class
        })
public final class ExperimentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
