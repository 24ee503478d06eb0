package dev.basin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.AdamW;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Native memory is freed by hand, so a step that forgets one tensor shows only over many steps. */
class FineTuningMemoryTest {
    private static final BertConfig SMALL = new BertConfig(64, 8, 1, 2, 16, 16, 2, 1e-12, 0.1, 0.1, 0.1, 2, 0.02);
    private static final int WARM_UP = 300;
    private static final int WINDOWS = 4;
    private static final int STEPS = 600;
    // A leaked gradient of this model is 8 kB, or 5 MB in so many steps, in every window. The heap and compiled code of
    // the JVM
    // grow too, but not in every window.
    private static final long ALLOWED_BYTES = 2L << 20;

    @Test
    @EnabledOnOs(OS.LINUX)
    void thousandsOfStepsKeepMemoryFlat() throws IOException {
        TorchThreads.prepareThisThread(1);
        try (NDManager manager = DeviceKind.CPU.newMemory();
                TrainingState start = TrainingState.start(InitialModel.scratch(SMALL, manager, 1, 1));
                FineTuning run = new FineTuning(start, settings(), examples())) {
            steps(run, WARM_UP);
            int arrays = manager.getManagedArrays().size();
            long leastGrowth = Long.MAX_VALUE;
            for (int window = 0; window < WINDOWS; window++) {
                long resident = residentBytes();
                steps(run, STEPS);
                leastGrowth = Math.min(leastGrowth, residentBytes() - resident);
            }

            assertThat(manager.getManagedArrays()).hasSize(arrays);
            assertThat(leastGrowth).isLessThan(ALLOWED_BYTES);
        }
    }

    private static void steps(FineTuning run, int count) {
        for (int i = 0; i < count; i++) {
            run.step();
        }
        System.gc();
    }

    private static long residentBytes() throws IOException {
        try (Scanner statm = new Scanner(Path.of("/proc/self/statm"), StandardCharsets.US_ASCII)) {
            statm.nextLong(); // virtual pages
            return statm.nextLong() * 4096;
        }
    }

    private static TrainingSettings settings() {
        return new TrainingSettings(1_000, 0, 4, 1e-3, 0.1, AdamW.devlin(), 16, 1, 1);
    }

    private static List<EncodedExample> examples() {
        Random random = new Random(1);
        return Stream.generate(() -> random.ints(8, 1, 64).toArray())
                .limit(40)
                .map(ids -> new EncodedExample(ids, new int[ids.length], ids[1] % 2))
                .toList();
    }
}
