package dev.basin.requests;

import dev.basin.engine.data.EncodedExample;
import java.util.List;

/**
 * A task's examples as word pieces.
 *
 * @param dev of the main held-out split
 * @param tokenizerSha256 checksum of the tokenizer
 */
public record EncodedTask(List<EncodedExample> train, List<EncodedExample> dev, String tokenizerSha256) {
    public EncodedTask {
        train = List.copyOf(train);
        dev = List.copyOf(dev);
    }
}
