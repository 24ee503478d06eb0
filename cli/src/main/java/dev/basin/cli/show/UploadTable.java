package dev.basin.cli.show;

import dev.basin.common.v1.Artifact;
import dev.basin.gateway.v1.Upload;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Uploads one under the other. */
public final class UploadTable {
    private static final int NAMED_FILES = 3;
    private static final double MEGABYTE = 1e6;

    public List<String> lines(List<Upload> uploads) {
        if (uploads.isEmpty()) {
            return List.of("No uploads yet. Bring files with: ./basin upload PATH...");
        }
        TextTable table = new TextTable().row("UPLOAD", "FILES", "MB", "NAMES");
        uploads.forEach(upload -> table.row(
                upload.getName().replace("uploads/", "upload:"),
                String.valueOf(upload.getFilesCount()),
                megabytes(upload.getFilesList()),
                names(upload.getFilesList())));
        return table.lines("");
    }

    private static String megabytes(List<Artifact> files) {
        long bytes = files.stream().mapToLong(Artifact::getSizeBytes).sum();
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }

    private static String names(List<Artifact> files) {
        String first = files.stream().limit(NAMED_FILES).map(Artifact::getTitle).collect(Collectors.joining(", "));
        return files.size() > NAMED_FILES ? first + ", …" : first;
    }
}
