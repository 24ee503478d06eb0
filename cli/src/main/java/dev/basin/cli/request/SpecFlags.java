package dev.basin.cli.request;

import dev.basin.cli.UsageException;
import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Preset;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to carry out: a file, flags, or a file with flags that override it. */
public final class SpecFlags {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE.yaml",
            description = "The experiment, written down: the fields of ExperimentSpec. Flags override it.")
    private Path file;

    @Option(
            names = "--preset",
            completionCandidates = OfferedWords.Presets.class,
            description = "Sizes to start from: quick (minutes), standard (hours), paper, demo. Default: quick.")
    private String preset;

    @Option(
            names = "--task",
            completionCandidates = OfferedWords.Tasks.class,
            description =
                    "The target task: SST-2, RTE, MRPC, MNLI, QNLI, QQP, CoLA, builtin:reviews or builtin:entailment.")
    private String task;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Folder of the target task's GLUE files.")
    private String data;

    @Option(
            names = "--second-task",
            completionCandidates = OfferedWords.Tasks.class,
            paramLabel = "TASK",
            description =
                    "The task of the second axis. Default: builtin:entailment, or builtin:reviews beside that one.")
    private String secondTask;

    @Option(names = "--second-data", paramLabel = "FOLDER", description = "Folder of the second task's GLUE files.")
    private String secondData;

    @Mixin
    private OwnDataFlags own = new OwnDataFlags();

    @Mixin
    private SecondOwnDataFlags secondOwn = new SecondOwnDataFlags();

    @Option(
            names = "--model",
            description =
                    "The pre-trained model: a Hugging Face model folder, hub:NAME, or minilm-l6, which comes with Basin"
                            + " and is the default.")
    private String model;

    @Option(names = "--name", paramLabel = "TEXT", description = "A line for people.")
    private String displayName;

    @Mixin
    private SizeFlags sizes = new SizeFlags();

    @Mixin
    private ExtraFlags extras = new ExtraFlags();

    /**
     * The experiment asked for, with paths made absolute against {@code directory}.
     *
     * @throws UsageException if the flags or the file make no sense
     */
    public ExperimentSpec spec(Path directory) {
        ExperimentSpec.Builder spec = (file == null
                        ? ExperimentSpec.getDefaultInstance()
                        : SpecFile.read(directory.resolve(file)))
                .toBuilder();
        apply(spec);
        if (!spec.hasTask()) {
            spec.setTask(taskWithoutFlag(spec));
        }
        sizes.apply(spec);
        extras.apply(spec);
        return new CallerPaths(directory).absolute(spec.build());
    }

    private void apply(ExperimentSpec.Builder spec) {
        if (displayName != null) {
            spec.setDisplayName(displayName);
        }
        if (preset != null) {
            int number = new EnumWords(Preset.getDescriptor())
                    .value("--preset", preset)
                    .getNumber();
            spec.setPreset(Preset.forNumber(number));
        }
        if (model != null) {
            spec.setModel(ModelFlag.parse(model));
        }
        one("--task", named("--task", task, "--data", data), "--train", own.task())
                .ifPresent(spec::setTask);
        one(
                        "--second-task",
                        named("--second-task", secondTask, "--second-data", secondData),
                        "--second-train",
                        secondOwn.task())
                .ifPresent(spec::setSecondTask);
    }

    private static Optional<TaskSource> one(
            String option, Optional<TaskSource> named, String ownOption, Optional<TaskSource> own) {
        if (named.isPresent() && own.isPresent()) {
            throw new UsageException("%s and %s name two tasks; accepted: one of them".formatted(option, ownOption));
        }
        return named.or(() -> own);
    }

    private static Optional<TaskSource> named(String option, String task, String dataOption, String data) {
        if (task == null && data != null) {
            throw new UsageException("%s is '%s' but %s is missing; accepted: both, for example %s SST-2 %s glue/SST-2"
                    .formatted(dataOption, data, option, option, dataOption));
        }
        return Optional.ofNullable(task).map(word -> TaskFlag.parse(option, word, data));
    }

    /** The demonstration has its own task; every other experiment is about a task that the caller chooses. */
    private static TaskSource taskWithoutFlag(ExperimentSpec.Builder spec) {
        if (spec.getPreset() != Preset.PRESET_DEMO) {
            throw new UsageException(
                    "no task is named; accepted: --task builtin:reviews, --task SST-2 --data FOLDER, --train FILE --dev FILE,"
                            + " or a YAML file with 'task' (-f FILE.yaml)");
        }
        return TaskSource.newBuilder()
                .setBuiltIn(BuiltInSource.newBuilder().setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS))
                .build();
    }
}
