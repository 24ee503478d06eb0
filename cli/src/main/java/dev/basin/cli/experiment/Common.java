package dev.basin.cli.experiment;

import com.google.protobuf.Message;
import dev.basin.cli.connect.Server;
import dev.basin.cli.connect.ServerOptions;
import dev.basin.cli.show.PlainJson;
import dev.basin.cli.show.ProtoJson;
import dev.basin.cli.show.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every subcommand has: a server to call and a way to answer. */
final class Common {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--json", description = "Answer in JSON, for scripts.")
    private boolean json;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    Server open() {
        return server.open();
    }

    String pageOf(ExperimentName name) {
        return server.pageOf(name.resource());
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    Terminal terminal() {
        return Terminal.of(out());
    }

    /** Says where something was written. */
    void written(Path path) {
        String absolute = path.toAbsolutePath().normalize().toString();
        out().println(json ? PlainJson.write(Map.of("path", absolute)) : absolute);
        out().flush();
    }

    /** Prints the message for scripts, or lets {@code forPeople} print. */
    void answer(Message message, Runnable forPeople) {
        if (json) {
            out().println(ProtoJson.pretty(message));
        } else {
            forPeople.run();
        }
        out().flush();
    }
}
