package dev.basin.serving.paths;

import dev.basin.common.v1.ErrorReason;
import dev.basin.serving.errors.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The folders from which requests may name files. Everything else on the machine is out of reach, through links too. */
public record PathRoots(List<Path> roots) {
    public PathRoots {
        roots = roots.stream().map(PathRoots::real).toList();
    }

    /**
     * The existing file or folder that a request's {@code field} names. A relative path is looked for under each root in turn.
     *
     * @throws Refusal INVALID_ARGUMENT outside the roots, NOT_FOUND if it does not exist
     */
    public Path resolve(String field, String text) {
        Path path = parse(field, text);
        List<Path> candidates =
                roots.stream().map(root -> root.resolve(path).normalize()).toList();
        if (candidates.stream().noneMatch(this::isInside)) {
            throw outside(field, text);
        }
        Path existing = candidates.stream()
                .filter(this::isInside)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        ErrorReason.ERROR_REASON_FILE_NOT_FOUND, field, "'%s' does not exist".formatted(text)));
        Path real = real(existing);
        if (!isInside(real)) {
            throw outside(field, text);
        }
        return real;
    }

    private boolean isInside(Path path) {
        return roots.stream().anyMatch(path::startsWith);
    }

    private Refusal outside(String field, String text) {
        return Refusal.ofField(
                ErrorReason.ERROR_REASON_PATH_OUTSIDE_ROOTS,
                field,
                ("'%s' lies outside the folders this server may read; accepted: paths under %s, others after"
                                + " './basin up --root FOLDER', or what './basin upload' brought")
                        .formatted(text, roots));
    }

    private static Path parse(String field, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    field,
                    "'%s' is not a path: %s".formatted(text, e.getReason()));
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
