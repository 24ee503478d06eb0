package dev.basin.cli.experiment;

import dev.basin.cli.UsageException;
import dev.basin.cli.connect.Server;
import dev.basin.cli.connect.Sha256;
import dev.basin.common.v1.Artifact;
import dev.basin.gateway.v1.DownloadFileRequest;
import dev.basin.gateway.v1.DownloadFileResponse;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Brings files of an experiment here; a file appears under its name only when it is whole and its checksum is right. */
final class Download {
    private final Server server;
    private final Experiment experiment;

    Download(Server server, Experiment experiment) {
        this.server = server;
        this.experiment = experiment;
    }

    /** Every file of the experiment and of its parts. */
    List<Artifact> artifacts() {
        ExperimentResult result = experiment.getResult();
        return Stream.of(
                        result.getArtifactsList().stream(),
                        result.getRunsList().stream().flatMap(run -> run.getResult().getArtifactsList().stream()),
                        result.getLandscapesList().stream()
                                .flatMap(landscape -> landscape.getResult().getArtifactsList().stream()),
                        result.getAnalysesList().stream()
                                .flatMap(analysis -> analysis.getResult().getArtifactsList().stream()))
                .flatMap(artifacts -> artifacts)
                .distinct()
                .toList();
    }

    /** Writes the self-contained report to {@code file}. */
    void report(Path file) throws IOException {
        Artifact report = experiment.getResult().getArtifactsList().stream()
                .filter(artifact -> artifact.getKey().endsWith("report.html"))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("%s has no report; a report exists once an experiment has succeeded"
                                .formatted(experiment.getName())));
        file(report, file);
    }

    /** Writes {@code artifact} to {@code file}, making folders as needed. */
    void file(Artifact artifact, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        String sha256 = receive(artifact, part);
        if (!artifact.getSha256().isEmpty() && !sha256.equals(artifact.getSha256())) {
            Files.delete(part);
            throw new IOException("%s arrived with SHA-256 %s, expected %s"
                    .formatted(artifact.getKey(), sha256, artifact.getSha256()));
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    private String receive(Artifact artifact, Path part) throws IOException {
        Iterator<DownloadFileResponse> pieces = server.streams()
                .downloadFile(DownloadFileRequest.newBuilder()
                        .setName(experiment.getName())
                        .setKey(artifact.getKey())
                        .build());
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            while (pieces.hasNext()) {
                pieces.next().getData().writeTo(out);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
