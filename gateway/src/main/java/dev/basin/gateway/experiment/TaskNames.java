package dev.basin.gateway.experiment;

import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.TaskSource;
import java.nio.file.Path;
import java.util.Locale;

/** What people call a task. */
final class TaskNames {
    private TaskNames() {}

    static String of(TaskSource task) {
        return switch (task.getSourceCase()) {
            case GLUE -> glue(task.getGlue().getTask());
            case BUILT_IN -> "built-in " + builtIn(task.getBuiltIn().getTask());
            case OWN -> String.valueOf(Path.of(task.getOwn().getTrainPath()).getFileName());
            case SOURCE_NOT_SET -> "no task";
        };
    }

    private static String glue(GlueTask task) {
        return task == GlueTask.GLUE_TASK_COLA
                ? "CoLA"
                : task.name().replace("GLUE_TASK_", "").replace('_', '-');
    }

    private static String builtIn(BuiltInTask task) {
        return task.name().replace("BUILT_IN_TASK_", "").toLowerCase(Locale.ROOT);
    }
}
