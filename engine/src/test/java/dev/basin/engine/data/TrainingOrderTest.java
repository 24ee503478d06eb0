package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingOrderTest {
    private final TrainingOrder order = new TrainingOrder(100, 32, 5);

    @Test
    void seesEveryExampleOnceAnEpoch() {
        List<int[]> batches = order.epoch(0);

        assertThat(batches).extracting(batch -> batch.length).containsExactly(32, 32, 32, 4);
        assertThat(order.batchesPerEpoch()).isEqualTo(4);
        assertThat(flat(batches))
                .containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    }

    @Test
    void shufflesByEpochAndSeedAndNothingElse() {
        int[] first = flat(order.epoch(0));

        assertThat(flat(new TrainingOrder(100, 16, 5).epoch(0))).isEqualTo(first);
        assertThat(flat(order.epoch(1))).isNotEqualTo(first);
        assertThat(flat(new TrainingOrder(100, 32, 6).epoch(0))).isNotEqualTo(first);
    }

    @Test
    void refusesNoExamplesAndEmptyBatches() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainingOrder(0, 32, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainingOrder(100, 0, 1));
    }

    private static int[] flat(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
