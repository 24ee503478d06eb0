package dev.basin.cli.connect;

import dev.basin.cli.UsageException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Which server to call. */
public final class ServerOptions {
    private static final String OPTION = "--server";
    private static final String VARIABLE = "BASIN_SERVER";
    private static final int LARGEST_ANSWER_BYTES = 256 << 20; // a surface of 10,000 by 100 points in JSON-free form

    @Option(
            names = OPTION,
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + VARIABLE + ":-127.0.0.1:9000}",
            description = "The gateway to call (default: ${DEFAULT-VALUE}; environment: " + VARIABLE + ").")
    private String address;

    @Option(
            names = "--page",
            paramLabel = "URL",
            defaultValue = "${env:BASIN_PAGE:-http://127.0.0.1:8080}",
            description = "Where people find the gateway's page (default: ${DEFAULT-VALUE}; environment: BASIN_PAGE).")
    private String page;

    public Server open() {
        if (!address.matches("(\\[[0-9a-fA-F:.]+]|[^:/\\s]+):\\d{1,5}")) {
            throw new UsageException(
                    "--server is '%s'; accepted: HOST:PORT, for example 127.0.0.1:9000".formatted(address));
        }
        return new Server(OkHttpChannelBuilder.forTarget(address)
                .usePlaintext()
                .maxInboundMessageSize(LARGEST_ANSWER_BYTES)
                .build());
    }

    /** The address that a command was to call and where it was named, in words. */
    public static String tried(CommandLine command) {
        OptionSpec server = command.getCommandSpec().findOption(OPTION);
        return "at %s (%s)".formatted(server.getValue().toString(), source(command));
    }

    private static String source(CommandLine command) {
        if (command.getParseResult().hasMatchedOption(OPTION)) {
            return OPTION;
        }
        return System.getenv(VARIABLE) == null ? "the default" : VARIABLE;
    }

    /** Where a person looks at an experiment. */
    public String pageOf(String experimentName) {
        return page.replaceAll("/+$", "") + "/#/" + experimentName;
    }
}
