package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The open weights of a model directory, one file or several shards, by canonical name ({@link TensorNames}). */
final class WeightFiles implements AutoCloseable {
    static final String SINGLE = "model.safetensors";

    private final List<SafetensorsReader> readers = new ArrayList<>();
    private final Map<String, Weight> byName = new TreeMap<>();

    private record Weight(SafetensorsReader file, TensorEntry entry) {}

    private WeightFiles() {}

    /** @throws CheckpointException if there are no weights, a file is broken, or the index and its shards disagree */
    static WeightFiles open(Path folder) {
        WeightFiles weights = new WeightFiles();
        try {
            if (Files.exists(folder.resolve(SINGLE))) {
                weights.add(folder.resolve(SINGLE));
            } else {
                weights.addShards(ShardIndex.read(folder));
            }
            return weights;
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /** Every file that {@link #open} reads, in a fixed order. */
    static List<Path> paths(Path folder) {
        return Files.exists(folder.resolve(SINGLE))
                ? List.of(folder.resolve(SINGLE))
                : ShardIndex.read(folder).paths();
    }

    private void addShards(ShardIndex index) {
        index.tensorsByShard().forEach((shard, announced) -> {
            SafetensorsReader reader = add(shard);
            Set<String> found = reader.tensors().stream().map(TensorEntry::name).collect(Collectors.toSet());
            require(
                    found.equals(announced),
                    "%s: holds the tensors %s, the index announces %s",
                    shard,
                    new TreeSet<>(found),
                    new TreeSet<>(announced));
        });
    }

    private SafetensorsReader add(Path path) {
        SafetensorsReader reader = SafetensorsReader.open(path);
        readers.add(reader);
        for (TensorEntry tensor : reader.tensors()) {
            String name = TensorNames.canonical(tensor.name());
            require(
                    byName.put(name, new Weight(reader, tensor)) == null,
                    "%s: tensor \"%s\": %s comes twice, under different names or in different shards",
                    path,
                    tensor.name(),
                    name);
        }
        return reader;
    }

    /** Canonical names, sorted. */
    Set<String> names() {
        return byName.keySet();
    }

    Optional<List<Long>> shape(String name) {
        return Optional.ofNullable(byName.get(name)).map(weight -> weight.entry.shape());
    }

    /** Reads a tensor that is there as {@link SafetensorsReader#readFloats} does. */
    long readFloats(String name, ByteBuffer target) {
        Weight weight = byName.get(name);
        return weight.file.readFloats(weight.entry.name(), target);
    }

    @Override
    public void close() {
        readers.forEach(SafetensorsReader::close);
    }
}
