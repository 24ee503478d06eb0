package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.TaskSource;
import dev.basin.engine.data.BuiltInSource;
import dev.basin.engine.data.BuiltInTask;
import dev.basin.engine.data.DataException;
import dev.basin.engine.data.Dataset;
import dev.basin.engine.data.GlueSource;
import dev.basin.engine.data.GlueTask;
import dev.basin.requests.fetch.FetchedFolders;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the examples that a request names. */
@Singleton
public class Tasks {
    private static final int DEFAULT_MAX_LENGTH = 128;
    private static final int SHORTEST_MAX_LENGTH = 8;
    private static final int DEFAULT_BUILT_IN_TRAIN = 512;
    private static final int DEFAULT_BUILT_IN_DEV = 256;
    private static final int MOST_BUILT_IN = 100_000;

    private final RequestPaths paths;
    private final FetchedFolders fetched;

    Tasks(RequestPaths paths, FetchedFolders fetched) {
        this.paths = paths;
        this.fetched = fetched;
    }

    /**
     * The task and its chosen examples.
     *
     * @throws Refusal INVALID_ARGUMENT or NOT_FOUND, FAILED_PRECONDITION or UNAVAILABLE where it is to be fetched, naming
     *     the field at fault
     */
    public TaskData read(String field, TaskSource source) {
        check(field, source);
        try {
            dev.basin.engine.data.TaskSource found = source(field, source);
            Dataset chosen = found.read()
                    .sample(source.getMaxTrainExamples(), source.getMaxDevExamples(), source.getSubsetSeed());
            int maxLength = source.getMaxLength() == 0 ? DEFAULT_MAX_LENGTH : source.getMaxLength();
            return new TaskData(chosen, maxLength, remarks(found));
        } catch (DataException e) {
            throw source.hasOwn() ? OwnData.refusal(field + ".own", e) : EngineErrors.of(field, e);
        }
    }

    private static List<String> remarks(dev.basin.engine.data.TaskSource source) {
        return source instanceof GlueSource glue ? FetchedFolders.remarks(glue.folder()) : List.of();
    }

    private dev.basin.engine.data.TaskSource source(String field, TaskSource source) {
        return switch (source.getSourceCase()) {
            case GLUE -> glue(field + ".glue", source.getGlue());
            case BUILT_IN -> builtIn(field + ".built_in", source.getBuiltIn());
            case OWN -> OwnData.source(field + ".own", source.getOwn(), paths);
            case SOURCE_NOT_SET ->
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        field,
                        "names no task; accepted: glue, built_in or own");
        };
    }

    private GlueSource glue(String field, dev.basin.common.v1.GlueSource source) {
        GlueTask task = switch (source.getTask()) {
            case GLUE_TASK_MNLI -> GlueTask.MNLI;
            case GLUE_TASK_RTE -> GlueTask.RTE;
            case GLUE_TASK_SST_2 -> GlueTask.SST_2;
            case GLUE_TASK_MRPC -> GlueTask.MRPC;
            case GLUE_TASK_QNLI -> GlueTask.QNLI;
            case GLUE_TASK_QQP -> GlueTask.QQP;
            case GLUE_TASK_COLA -> GlueTask.COLA;
            case GLUE_TASK_UNSPECIFIED, UNRECOGNIZED ->
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        field + ".task",
                        "got %s; accepted: MNLI, RTE, SST-2, MRPC, QNLI, QQP or CoLA".formatted(source.getTask()));
        };
        String path = source.getPath();
        return new GlueSource(
                task, path.isEmpty() ? fetched.glue(field + ".path", task) : paths.resolve(field + ".path", path));
    }

    private static BuiltInSource builtIn(String field, dev.basin.common.v1.BuiltInSource source) {
        BuiltInTask task = switch (source.getTask()) {
            case BUILT_IN_TASK_REVIEWS -> BuiltInTask.REVIEWS;
            case BUILT_IN_TASK_ENTAILMENT -> BuiltInTask.ENTAILMENT;
            case BUILT_IN_TASK_UNSPECIFIED, UNRECOGNIZED ->
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        field + ".task",
                        "got %s; accepted: REVIEWS or ENTAILMENT".formatted(source.getTask()));
        };
        int train = source.getTrainExamples();
        int dev = source.getDevExamples();
        Violations violations = new Violations();
        requireSize(violations, field + ".train_examples", train);
        requireSize(violations, field + ".dev_examples", dev);
        violations.throwIfAny();
        return new BuiltInSource(
                task,
                source.getSeed(),
                train == 0 ? DEFAULT_BUILT_IN_TRAIN : train,
                dev == 0 ? DEFAULT_BUILT_IN_DEV : dev);
    }

    private static void requireSize(Violations violations, String field, int size) {
        violations.require(
                size == 0 || (size >= 2 && size <= MOST_BUILT_IN), field, size, "0, or 2 to " + MOST_BUILT_IN);
    }

    private static void check(String field, TaskSource source) {
        Violations violations = new Violations();
        int length = source.getMaxLength();
        violations.require(
                length == 0 || length >= SHORTEST_MAX_LENGTH, field + ".max_length", length, "0, or 8 and more");
        violations.require(
                source.getMaxTrainExamples() >= 0,
                field + ".max_train_examples",
                source.getMaxTrainExamples(),
                "0 or more");
        violations.require(
                source.getMaxDevExamples() >= 0, field + ".max_dev_examples", source.getMaxDevExamples(), "0 or more");
        violations.throwIfAny();
    }
}
