package dev.basin.cli.show;

import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.common.v1.ScratchModel;
import dev.basin.common.v1.TaskSource;
import java.util.Locale;

/** Where models and tasks come from, in words. */
final class SourceWords {
    private static final String GLUE = "GLUE_TASK_";
    private static final String BUILT_IN = "BUILT_IN_TASK_";

    private SourceWords() {}

    static String of(ModelSource model) {
        return switch (model.getSourceCase()) {
            case BUILT_IN -> model.getBuiltIn() + ", which comes with Basin";
            case PATH -> model.getPath();
            case HUB -> "hub:" + model.getHub();
            case SCRATCH -> "the shape of " + shape(model.getScratch()) + " with random weights";
            case CHECKPOINT -> model.getCheckpoint().getKey();
            case SOURCE_NOT_SET -> "none";
        };
    }

    static String of(TaskSource task) {
        return switch (task.getSourceCase()) {
            case GLUE -> glue(task.getGlue());
            case BUILT_IN ->
                "builtin:" + word(task.getBuiltIn().getTask().name(), BUILT_IN).toLowerCase(Locale.ROOT);
            case OWN -> own(task.getOwn());
            case SOURCE_NOT_SET -> "none";
        };
    }

    private static String shape(ScratchModel scratch) {
        return switch (scratch.getLikeCase()) {
            case BUILT_IN -> scratch.getBuiltIn();
            case PATH -> scratch.getPath();
            case HUB -> "hub:" + scratch.getHub();
            case LIKE_NOT_SET -> "no model";
        };
    }

    private static String glue(GlueSource glue) {
        String name = glue.getTask() == GlueTask.GLUE_TASK_COLA
                ? "CoLA"
                : word(glue.getTask().name(), GLUE);
        return name + (glue.getPath().isEmpty() ? ", fetched" : " in " + glue.getPath());
    }

    private static String own(OwnDataSource own) {
        return "%s, held out %s".formatted(own.getTrainPath(), own.getDevPath());
    }

    private static String word(String value, String prefix) {
        return value.replace(prefix, "").replace('_', '-');
    }
}
