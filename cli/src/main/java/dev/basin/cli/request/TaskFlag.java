package dev.basin.cli.request;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import dev.basin.cli.UsageException;
import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.TaskSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task as it is named on the command line: a GLUE task with the folder of its files, or "builtin:" and a generated one. */
final class TaskFlag {
    private static final String BUILT_IN = "builtin:";
    private static final EnumWords GLUE = new EnumWords(GlueTask.getDescriptor());
    private static final EnumWords GENERATED = new EnumWords(BuiltInTask.getDescriptor());

    private TaskFlag() {}

    /**
     * @param option the option that named the task, for messages
     * @param data folder of a GLUE task's files; null to let the server fetch them
     */
    static TaskSource parse(String option, String word, @Nullable String data) {
        return word.toLowerCase(Locale.ROOT).startsWith(BUILT_IN)
                ? builtIn(option, word, data)
                : glue(option, word, data);
    }

    private static TaskSource builtIn(String option, String word, @Nullable String data) {
        if (data != null) {
            throw new UsageException(
                    "%s %s needs no data, got '%s'; a built-in task is generated".formatted(option, word, data));
        }
        EnumValueDescriptor task =
                GENERATED.find(word.substring(BUILT_IN.length())).orElseThrow(() -> unknown(option, word));
        return TaskSource.newBuilder()
                .setBuiltIn(BuiltInSource.newBuilder().setTask(BuiltInTask.forNumber(task.getNumber())))
                .build();
    }

    private static TaskSource glue(String option, String word, @Nullable String data) {
        EnumValueDescriptor task = GLUE.find(word).orElseThrow(() -> unknown(option, word));
        GlueSource.Builder source = GlueSource.newBuilder().setTask(GlueTask.forNumber(task.getNumber()));
        if (data != null) {
            source.setPath(data);
        }
        return TaskSource.newBuilder().setGlue(source).build();
    }

    private static UsageException unknown(String option, String word) {
        return new UsageException("%s is '%s'; accepted: %s; your own files are named by --train and --dev"
                .formatted(option, word, String.join(", ", words())));
    }

    /** Every task that has a name. */
    static List<String> words() {
        return Stream.concat(
                        GLUE.words().stream().map(word -> word.toUpperCase(Locale.ROOT)),
                        GENERATED.words().stream().map(BUILT_IN::concat))
                .toList();
    }
}
