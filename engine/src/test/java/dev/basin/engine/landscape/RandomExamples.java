package dev.basin.engine.landscape;

import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.random.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;

/** Examples of many lengths for the reference model, so that batches differ in shape and most hold padding. */
public final class RandomExamples {
    private static final int SHORTEST = 3;

    private RandomExamples() {}

    public static List<EncodedExample> of(long seed, int count) {
        SplitMix64 random = new SplitMix64(seed);
        return IntStream.range(0, count).mapToObj(_ -> example(random)).toList();
    }

    private static EncodedExample example(SplitMix64 random) {
        int length = SHORTEST + random.below(TinyBert.CONFIG.maxPositions() - SHORTEST + 1);
        int[] ids = ints(random, length, TinyBert.CONFIG.vocabSize());
        int[] segments = ints(random, length, TinyBert.CONFIG.typeVocabSize());
        return new EncodedExample(ids, segments, random.below(TinyBert.CONFIG.numLabels()));
    }

    private static int[] ints(SplitMix64 random, int count, int bound) {
        return IntStream.range(0, count).map(_ -> random.below(bound)).toArray();
    }
}
