package dev.basin.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a shell complete what a person types. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints a script after which the shell completes commands and options of ./basin.",
            "For this shell: source <(./basin completion bash). For every one: put that line into ~/.bashrc."
        })
final class CompletionCommand implements Callable<Integer> {
    /** A shell that can read the script; zsh takes bash's completions by its own bashcompinit, which the script calls. */
    enum Shell {
        bash,
        zsh
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash("basin", whole()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    /** The launcher's commands and those of this program, as one tree. */
    private static CommandLine whole() {
        CommandLine basin = Basin.commandLine();
        LauncherCommands.all().forEach(basin::addSubcommand);
        return basin;
    }
}
