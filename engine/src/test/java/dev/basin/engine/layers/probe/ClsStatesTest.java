package dev.basin.engine.layers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.data.EncodedExample;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClsStatesTest {
    /** 12 examples of 4 to 15 tokens that begin alike. */
    private static final List<EncodedExample> EXAMPLES = IntStream.range(0, 12)
            .mapToObj(i -> new EncodedExample(
                    IntStream.concat(IntStream.of(2), new Random(i).ints(3 + i, 5, 512))
                            .toArray(),
                    new int[4 + i],
                    i % 3))
            .toList();

    private final TinyBert tiny = new TinyBert();
    private final BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));

    @AfterEach
    void close() {
        kernel.close();
        tiny.close();
    }

    @Test
    void eachExamplesRowIsItsOwnHoweverTheExamplesAreBatched() {
        try (BertModel model = tiny.model();
                ClsStates alone = states(model, 1);
                ClsStates together = states(model, 1000)) {
            assertThat(alone.batches()).isEqualTo(12);
            assertThat(together.batches()).isEqualTo(1);
            for (int state = 0; state <= 3; state++) {
                assertThat(together.state(state).toFloatArray())
                        .containsExactly(alone.state(state).toFloatArray(), within(1e-5f));
            }
            assertThat(together.labels()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
        }
    }

    @Test
    void theEmbeddingOfClsTellsNothingAndLaterStatesDo() {
        try (BertModel model = tiny.model();
                ClsStates states = states(model, 40)) {
            LinearProbe probe = new LinearProbe(3, 1e-3);
            ProbeResult first = probe.of(0, states, states);
            assertThat(first.accuracy())
                    .isEqualTo(probe.majority(states, states))
                    .isEqualTo(1.0 / 3);
            // 12 examples in 48 dimensions are always separable, once they differ.
            assertThat(probe.of(3, states, states).accuracy()).isEqualTo(1);
        }
    }

    private ClsStates states(BertModel model, int budget) {
        ClsStates states = new ClsStates(kernel, tiny.manager, model, EXAMPLES, budget);
        IntStream.range(0, states.batches()).forEach(states::add);
        return states;
    }
}
