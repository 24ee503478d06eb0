package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code model.safetensors.index.json}: which tensor lies in which shard.
 *
 * @param tensorsByShard stored tensor names by the path of their file
 */
record ShardIndex(Path file, Map<Path, Set<String>> tensorsByShard) {
    static final String FILE_NAME = "model.safetensors.index.json";

    static ShardIndex read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        require(
                Files.isRegularFile(file),
                "%s: has neither %s nor %s%s",
                folder,
                WeightFiles.SINGLE,
                FILE_NAME,
                advice(folder));
        try {
            JsonNode weightMap = StrictJson.read(file).path("weight_map");
            require(weightMap.isObject() && !weightMap.isEmpty(), "weight_map is missing or empty");
            return new ShardIndex(file, shards(folder, weightMap));
        } catch (CheckpointException e) {
            throw e.in(file);
        }
    }

    private static String advice(Path folder) {
        return Files.exists(folder.resolve("pytorch_model.bin"))
                ? "; its pytorch_model.bin must be converted to safetensors first"
                : "";
    }

    private static Map<Path, Set<String>> shards(Path folder, JsonNode weightMap) {
        Map<Path, Set<String>> shards = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : weightMap.properties()) {
            String shard = entry.getValue().asText();
            require(
                    shard.matches("[\\w.-]+\\.safetensors"),
                    "weight_map[\"%s\"] is %s, a safetensors file of the same folder is accepted",
                    entry.getKey(),
                    entry.getValue());
            shards.computeIfAbsent(folder.resolve(shard), path -> new TreeSet<>())
                    .add(entry.getKey());
        }
        return shards;
    }

    /** The index and its shards, in a fixed order. */
    List<Path> paths() {
        List<Path> paths = new ArrayList<>(List.of(file));
        paths.addAll(tensorsByShard.keySet());
        return paths;
    }
}
