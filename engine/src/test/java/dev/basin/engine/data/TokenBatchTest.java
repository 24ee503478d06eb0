package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBatchTest {
    @Test
    void padsToTheLongestOnTheRight() {
        EncodedExample pair = new EncodedExample(new int[] {101, 7, 102, 8, 102}, new int[] {0, 0, 0, 1, 1}, 1);
        EncodedExample single = new EncodedExample(new int[] {101, 9, 102}, new int[] {0, 0, 0}, 0);

        TokenBatch batch = TokenBatch.of(List.of(single, pair));

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.length()).isEqualTo(5);
        assertThat(batch.inputIds()).containsExactly(101, 9, 102, 0, 0, 101, 7, 102, 8, 102);
        assertThat(batch.segmentIds()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
        assertThat(batch.attentionMask()).containsExactly(1, 1, 1, 0, 0, 1, 1, 1, 1, 1);
        assertThat(batch.labels()).containsExactly(0, 1);
    }

    @Test
    void refusesNoExamplesAndUnequalLengths() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenBatch.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EncodedExample(new int[3], new int[2], 0))
                .withMessageContaining("received 2 and 3");
    }
}
