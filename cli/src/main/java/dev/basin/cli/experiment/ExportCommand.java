package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Server;
import dev.basin.cli.show.ProtoJson;
import dev.basin.common.v1.Artifact;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.GetExperimentRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches every file of an experiment. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Fetches an experiment's files, a folder for each part: report, tables, surfaces, and the experiment as JSON.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "ID", converter = ExperimentName.Converter.class, description = "The experiment.")
    private ExperimentName name;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where to write them (default: basin-ID).")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Path target = (folder == null ? Path.of("basin-" + name.id()) : folder)
                .toAbsolutePath()
                .normalize();
        try (Server server = common.open()) {
            Experiment experiment = server.experiments()
                    .getExperiment(GetExperimentRequest.newBuilder()
                            .setName(name.resource())
                            .build());
            Download download = new Download(server, experiment);
            ExportFolders folders = new ExportFolders(experiment);
            for (Artifact artifact : download.artifacts()) {
                download.file(artifact, inside(target, folders.place(artifact.getKey())));
            }
            // In place of the server's, which was written before the experiment had all its files.
            Files.createDirectories(target);
            Files.writeString(target.resolve("experiment.json"), ProtoJson.pretty(experiment));
        }
        common.written(target);
        return ExitCode.OK;
    }

    /** A server's word is not enough to write anywhere else. */
    private static Path inside(Path folder, String place) throws IOException {
        Path file = folder.resolve(place).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IOException("the server names a file '%s' outside of the folder".formatted(place));
        }
        return file;
    }
}
