package dev.basin.gateway.experiment;

import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.common.v1.TaskSource;
import java.util.List;

/** Which examples a task is trained on: what makes two tasks one, however many of them are taken. */
final class TaskData {
    private TaskData() {}

    /** Whether training on either would go the same way, so that both directions of a plane were one. */
    static boolean same(TaskSource one, TaskSource other) {
        return one.getSourceCase() == other.getSourceCase() && of(one).equals(of(other));
    }

    private static List<Object> of(TaskSource task) {
        return switch (task.getSourceCase()) {
            case GLUE -> of(task.getGlue());
            case BUILT_IN -> of(task.getBuiltIn());
            case OWN -> of(task.getOwn());
            case SOURCE_NOT_SET -> List.of();
        };
    }

    private static List<Object> of(GlueSource glue) {
        return List.of(glue.getTask(), plain(glue.getPath()));
    }

    private static List<Object> of(BuiltInSource generated) {
        return List.of(generated.getTask(), generated.getSeed());
    }

    /** Another column of the same file is another task; the held-out file moves no parameter. */
    private static List<Object> of(OwnDataSource own) {
        return List.of(plain(own.getTrainPath()), own.getTextColumn(), own.getSecondTextColumn(), own.getLabelColumn());
    }

    /** A path without the slashes and dots that lead nowhere; what does not exist is told by the service that reads it. */
    private static String plain(String path) {
        return path.isEmpty() ? "" : (path + "/").replaceAll("/(\\.?/)+", "/");
    }
}
