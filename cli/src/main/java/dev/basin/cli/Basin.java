package dev.basin.cli;

import dev.basin.cli.connect.ServerOptions;
import dev.basin.cli.experiment.ExperimentCommand;
import dev.basin.cli.show.ErrorReport;
import dev.basin.cli.upload.UploadCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the {@code basin} command. */
@Command(
        name = "basin",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = Basin.Version.class,
        subcommands = {ExperimentCommand.class, UploadCommand.class, CompletionCommand.class, ReadyCommand.class},
        description = "Draws loss landscapes of BERT: why fine-tuning works, seen from above.")
public final class Basin implements Runnable {
    private static final int HELP_COLUMNS = 110;

    @Spec
    private CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its error handling, as {@link #main} runs it. */
    public static CommandLine commandLine() {
        return new CommandLine(new Basin())
                .setUsageHelpWidth(HELP_COLUMNS)
                .setParameterExceptionHandler(Basin::explainUsage)
                .setExecutionExceptionHandler(Basin::explainFailure);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int explainUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("basin: " + wrong.getMessage());
        suggest(wrong, err);
        err.println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static void suggest(ParameterException wrong, PrintWriter err) {
        Optional<String> option =
                wrong instanceof UnmatchedArgumentException unmatched ? NearestOption.to(unmatched) : Optional.empty();
        option.ifPresentOrElse(
                name -> err.println("Did you mean: " + name + "?"),
                () -> UnmatchedArgumentException.printSuggestions(wrong, err));
    }

    private static int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
        boolean json = List.of(parsed.originalArgs().toArray()).contains("--json");
        return ErrorReport.of(failure, () -> ServerOptions.tried(command)).print(command.getErr(), json);
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Basin.class.getPackage().getImplementationVersion();
            return new String[] {"basin " + (version == null ? "(not packaged)" : version)};
        }
    }
}
