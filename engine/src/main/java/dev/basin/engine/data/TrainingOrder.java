package dev.basin.engine.data;

import dev.basin.engine.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which training sees its examples: shuffled anew for every epoch, cut into batches of a fixed size. An epoch's
 * order depends on the seed and the epoch alone, so that a resumed run needs no generator state.
 *
 * @param examples number of training examples, at least 1
 * @param batchSize examples in a batch; the last batch of an epoch may be smaller
 * @param runSeed the run's seed
 */
public record TrainingOrder(int examples, int batchSize, long runSeed) {
    public TrainingOrder {
        if (examples < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "a training order needs at least 1 example and a batch size of at least 1; received %d and %d"
                            .formatted(examples, batchSize));
        }
    }

    public int batchesPerEpoch() {
        return Math.ceilDiv(examples, batchSize);
    }

    /**
     * The batches of one epoch, as indices of examples; each example occurs once.
     *
     * @param epoch counted from 0
     */
    public List<int[]> epoch(int epoch) {
        int[] order = SplitMix64.of(runSeed, epoch).permutation(examples);
        return IntStream.range(0, batchesPerEpoch())
                .mapToObj(batch ->
                        Arrays.copyOfRange(order, batch * batchSize, Math.min(examples, (batch + 1) * batchSize)))
                .toList();
    }
}
