package dev.basin.cli.request;

import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.v1.ExperimentSpec;
import java.nio.file.Path;

/** Makes relative paths absolute against the caller's directory, because the server has another. What was uploaded lies there. */
final class CallerPaths {
    private static final String UPLOAD = "upload:";

    private final Path directory;

    CallerPaths(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    ExperimentSpec absolute(ExperimentSpec spec) {
        ExperimentSpec.Builder absolute = spec.toBuilder();
        if (spec.hasModel()) {
            absolute.setModel(model(spec.getModel()));
        }
        if (spec.hasTask()) {
            absolute.setTask(task(spec.getTask()));
        }
        if (spec.hasSecondTask()) {
            absolute.setSecondTask(task(spec.getSecondTask()));
        }
        return absolute.build();
    }

    private ModelSource model(ModelSource model) {
        return switch (model.getSourceCase()) {
            case PATH -> model.toBuilder().setPath(absolute(model.getPath())).build();
            case SCRATCH -> {
                ModelSource.Builder scratch = model.toBuilder();
                if (model.getScratch().hasPath()) {
                    scratch.getScratchBuilder()
                            .setPath(absolute(model.getScratch().getPath()));
                }
                yield scratch.build();
            }
            default -> model;
        };
    }

    private TaskSource task(TaskSource task) {
        return switch (task.getSourceCase()) {
            case GLUE -> task.toBuilder().setGlue(glue(task.getGlue())).build();
            case OWN -> task.toBuilder().setOwn(own(task.getOwn())).build();
            default -> task;
        };
    }

    private GlueSource glue(GlueSource glue) {
        return glue.toBuilder().setPath(absolute(glue.getPath())).build();
    }

    private OwnDataSource own(OwnDataSource own) {
        return own.toBuilder()
                .setTrainPath(absolute(own.getTrainPath()))
                .setDevPath(absolute(own.getDevPath()))
                .build();
    }

    private String absolute(String path) {
        return path.isEmpty() || path.startsWith(UPLOAD)
                ? path
                : directory.resolve(path).normalize().toString();
    }
}
