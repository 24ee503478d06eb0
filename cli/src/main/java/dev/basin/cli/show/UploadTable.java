package dev.basin.cli.show;

import dev.basin.common.v1.Artifact;
import dev.basin.gateway.v1.Upload;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Uploads one under the other. */
public final class UploadTable {
    private static final int NAMED_FILES = 3;
    private static final double STEP = 1_000;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");

    public List<String> lines(List<Upload> uploads) {
        if (uploads.isEmpty()) {
            return List.of("No uploads yet. Bring files with: ./basin upload PATH...");
        }
        TextTable table = new TextTable().row("UPLOAD", "FILES", "SIZE", "NAMES");
        uploads.forEach(upload -> table.row(
                upload.getName().replace("uploads/", "upload:"),
                String.valueOf(upload.getFilesCount()),
                size(upload.getFilesList()),
                names(upload.getFilesList())));
        return table.lines("");
    }

    private static String size(List<Artifact> files) {
        double size = files.stream().mapToLong(Artifact::getSizeBytes).sum();
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
    }

    private static String names(List<Artifact> files) {
        String first = files.stream().limit(NAMED_FILES).map(Artifact::getTitle).collect(Collectors.joining(", "));
        return files.size() > NAMED_FILES ? first + ", …" : first;
    }
}
