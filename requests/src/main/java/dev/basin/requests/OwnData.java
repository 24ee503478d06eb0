package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.engine.data.DataException;
import dev.basin.engine.data.ExampleColumns;
import dev.basin.engine.data.OwnSource;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user's own files, as a request names them. */
final class OwnData {
    private static final String FILE = "a .tsv, .csv or .jsonl file under one of the server's roots, or of an upload";
    private static final String COLUMN = "the name of a column";

    private static final String NAMING =
            "; yours are named by text_column, second_text_column and label_column, on the command line by --text and"
                    + " --label (for the second task --second-text and --second-label)";

    private OwnData() {}

    /** @throws Refusal INVALID_ARGUMENT or NOT_FOUND, naming the field at fault */
    static OwnSource source(String field, OwnDataSource source, RequestPaths paths) {
        Violations violations = new Violations();
        require(violations, field + ".train_path", source.getTrainPath(), FILE);
        require(violations, field + ".dev_path", source.getDevPath(), FILE);
        require(violations, field + ".text_column", source.getTextColumn(), COLUMN);
        require(violations, field + ".label_column", source.getLabelColumn(), COLUMN);
        violations.throwIfAny();
        return new OwnSource(
                file(field + ".train_path", source.getTrainPath(), paths),
                file(field + ".dev_path", source.getDevPath(), paths),
                columns(source),
                source.getLabelsList());
    }

    /** A fault of the files; where a column is not there, with the way to name another. */
    static Refusal refusal(String field, DataException fault) {
        return fault.reason() == DataException.Reason.NO_COLUMN
                ? Refusal.ofField(ErrorReason.ERROR_REASON_DATA_INVALID, field, fault.getMessage() + NAMING)
                : EngineErrors.of(field, fault);
    }

    private static void require(Violations violations, String field, String value, String accepted) {
        violations.require(!value.isEmpty(), field, "nothing", accepted);
    }

    private static Path file(String field, String path, RequestPaths paths) {
        Path file = paths.resolve(field, path);
        if (!Files.isRegularFile(file)) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    field,
                    "'%s' is not a file; accepted: %s".formatted(path, FILE));
        }
        return file;
    }

    private static ExampleColumns columns(OwnDataSource source) {
        String second = source.getSecondTextColumn();
        return new ExampleColumns(source.getTextColumn(), second.isEmpty() ? null : second, source.getLabelColumn());
    }
}
