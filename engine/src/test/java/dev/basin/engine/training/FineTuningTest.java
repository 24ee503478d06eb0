package dev.basin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.engine.bert.AdamW;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.data.EncodedExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {
    private static final TrainingListener NOBODY = new Recorder();

    private final TinyBert tiny = new TinyBert();

    @AfterEach
    void close() {
        tiny.close();
    }

    /** The label says from which half of the vocabulary the tokens are. */
    @Test
    void learnsAnEasyTask() {
        Recorder recorder = new Recorder();
        try (TrainingState start = TrainingState.start(tiny.model());
                FineTuning run = new FineTuning(start, settings(6), examples(160))) {
            assertThat(run.run(recorder, () -> false)).isTrue();
        }
        assertThat(recorder.meanLoss(0, 5)).isGreaterThan(0.6);
        assertThat(recorder.meanLoss(55, 60)).isLessThan(0.2);
    }

    @Test
    void handsOutCheckpointsAtTheStartInEveryShareOfAnEpochAndAtTheEnd() {
        Recorder recorder = new Recorder();
        TrainingSettings settings =
                new TrainingSettings(2, 9, 16, 1e-3, 0.1, AdamW.devlin(), 32, 2, 1); // 5 steps an epoch
        try (TrainingState start = TrainingState.start(tiny.model());
                FineTuning run = new FineTuning(start, settings, examples(80))) {
            run.run(recorder, () -> false);
        }
        assertThat(recorder.checkpoints).containsExactly(0L, 3L, 5L, 8L, 9L);
        assertThat(recorder.steps).hasSize(9);
        assertThat(recorder.steps.getLast().epoch()).isEqualTo(1.8);
        assertThat(recorder.steps.getFirst().totalSteps()).isEqualTo(9);
    }

    @Test
    void aResumedRunHasTheBitsOfAnUndisturbedOne(@TempDir Path folder) {
        Path saved = folder.resolve("state.safetensors");
        float[] undisturbed;
        try (TrainingState start = TrainingState.start(tiny.model());
                FineTuning run = new FineTuning(start, settings(2), examples(80))) {
            run.run(NOBODY, () -> false);
            undisturbed = bits(run.state());
        }
        try (TrainingState start = TrainingState.start(tiny.model());
                FineTuning run = new FineTuning(start, settings(2), examples(80))) {
            for (int step = 0; step < 7; step++) {
                run.step();
            }
            TrainingStateFile.write(saved, run.state());
        }
        try (TrainingState resumed = TrainingStateFile.read(saved, tiny.manager, TinyBert.CONFIG);
                FineTuning run = new FineTuning(resumed, settings(2), examples(80))) {
            assertThat(resumed.step()).isEqualTo(7);
            run.run(NOBODY, () -> false);
            assertThat(bits(run.state())).containsExactly(undisturbed);
        }
    }

    @Test
    void anotherRunSeedGivesAnotherRun() {
        assertThat(lossOfThirdStep(1)).isEqualTo(lossOfThirdStep(1)).isNotEqualTo(lossOfThirdStep(2));
    }

    @Test
    void stopsBetweenTwoStepsWhenCancelled() {
        Recorder recorder = new Recorder();
        try (TrainingState start = TrainingState.start(tiny.model());
                FineTuning run = new FineTuning(start, settings(2), examples(80))) {
            assertThat(run.run(recorder, () -> recorder.steps.size() == 4)).isFalse();
            assertThat(run.state().step()).isEqualTo(4);
        }
    }

    @Test
    void refusesExamplesThatTheModelCannotTake() {
        EncodedExample longExample = new EncodedExample(new int[33], new int[33], 0);
        EncodedExample unlabelled = new EncodedExample(new int[5], new int[5], 3);
        try (TrainingState start = TrainingState.start(tiny.model())) {
            assertThatThrownBy(() -> new FineTuning(start, settings(1), List.of(longExample)))
                    .hasMessage(
                            "an example has 33 tokens and label 0; at most 32 tokens and labels 0 to 2 are accepted");
            assertThatThrownBy(() -> new FineTuning(start, settings(1), List.of(unlabelled)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private double lossOfThirdStep(long runSeed) {
        TrainingSettings settings = new TrainingSettings(1, 0, 16, 1e-3, 0.1, AdamW.devlin(), 32, 1, runSeed);
        try (TrainingState start = TrainingState.start(tiny.model());
                FineTuning run = new FineTuning(start, settings, examples(80))) {
            run.step();
            run.step();
            return run.step().loss();
        }
    }

    private static float[] bits(TrainingState state) {
        float[] all = new float[0];
        for (BertModel model :
                List.of(state.model(), state.moments().mean(), state.moments().square())) {
            all = concat(all, model.encoder().flat().toFloatArray());
            all = concat(all, model.head().flat().toFloatArray());
        }
        return all;
    }

    private static float[] concat(float[] a, float[] b) {
        float[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static TrainingSettings settings(int epochs) {
        return new TrainingSettings(epochs, 0, 16, 1e-3, 0.1, AdamW.devlin(), 32, 1, 1);
    }

    private static List<EncodedExample> examples(int count) {
        Random random = new Random(3);
        List<EncodedExample> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int lowest = i % 2 == 0 ? 10 : 20;
            int[] ids = random.ints(6 + random.nextInt(10), lowest, lowest + 10).toArray();
            ids[0] = 1;
            examples.add(new EncodedExample(ids, new int[ids.length], i % 2));
        }
        return examples;
    }

    private static final class Recorder implements TrainingListener {
        final List<StepMetrics> steps = new ArrayList<>();
        final List<Long> checkpoints = new ArrayList<>();

        @Override
        public void stepped(StepMetrics metrics) {
            steps.add(metrics);
        }

        @Override
        public void checkpoint(TrainingState state, double epoch) {
            checkpoints.add(state.step());
        }

        double meanLoss(int from, int to) {
            return steps.subList(from, to).stream()
                    .mapToDouble(StepMetrics::loss)
                    .average()
                    .orElseThrow();
        }
    }
}
