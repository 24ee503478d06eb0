package dev.basin.engine.curvature;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.theta.LayerGroup;
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

/** Native memory is freed by hand, and graphs of second derivatives are known to leak: that shows only over many products. */
class CurvatureMemoryTest {
    private static final BertConfig SMALL = new BertConfig(256, 16, 1, 2, 32, 16, 2, 1e-12, 0.1, 0.1, 0.1, 2, 0.02);
    private static final int WARM_UP = 60;
    private static final int WINDOWS = 3;
    private static final int ROUNDS = 60;
    // A leaked vector of this model is 6 kB, and a round makes several: 2 MB in so many rounds, in every window. The
    // heap and
    // compiled code of the JVM grow too, but not in every window.
    private static final long ALLOWED_BYTES = 1L << 20;

    private final Random random = new Random(1);

    @Test
    @EnabledOnOs(OS.LINUX)
    void hundredsOfProductsKeepMemoryFlat() throws IOException {
        TorchThreads.prepareThisThread(1);
        try (NDManager manager = DeviceKind.CPU.newMemory();
                BertModel model = InitialModel.scratch(SMALL, manager, 1, 1);
                TrainingLoss loss =
                        BertTrainingLoss.over(model, NumericPath.cpu(1), manager, BatchPlan.byLength(examples(), 32));
                Sharpness sharpness = new Sharpness(loss, model.encoder(), LayerGroup.wholeEncoder())) {
            Hessian hessian = new Hessian(loss, model.encoder(), LayerGroup.wholeEncoder());
            rounds(hessian, sharpness, manager, WARM_UP);
            int arrays = manager.getManagedArrays().size();
            long leastGrowth = Long.MAX_VALUE;
            for (int window = 0; window < WINDOWS; window++) {
                long resident = residentBytes();
                rounds(hessian, sharpness, manager, ROUNDS);
                leastGrowth = Math.min(leastGrowth, residentBytes() - resident);
            }

            assertThat(manager.getManagedArrays()).hasSize(arrays);
            assertThat(leastGrowth).isLessThan(ALLOWED_BYTES);
        }
    }

    /** A product of a search, a probe and a climb in each, a search and its probes from start to end every twenty. */
    private static void rounds(Hessian hessian, Sharpness sharpness, NDManager manager, int count) {
        LanczosSettings endless = new LanczosSettings(1, 4, 20, 1e-12, 1);
        for (int round = 0; round < count; round += endless.maxProducts()) {
            try (Lanczos lanczos = new Lanczos(hessian, manager, endless);
                    TraceProbes probes = new TraceProbes(hessian, manager, round)) {
                while (!lanczos.finished()) {
                    lanczos.step();
                    probes.probe(lanczos.products());
                    sharpness.rise(0.1);
                }
            }
        }
        System.gc();
    }

    private static long residentBytes() throws IOException {
        try (Scanner statm = new Scanner(Path.of("/proc/self/statm"), StandardCharsets.US_ASCII)) {
            statm.nextLong(); // virtual pages
            return statm.nextLong() * 4096;
        }
    }

    private List<EncodedExample> examples() {
        return Stream.generate(() -> random.ints(8, 1, 64).toArray())
                .limit(8)
                .map(ids -> new EncodedExample(ids, new int[ids.length], ids[1] % 2))
                .toList();
    }
}
