package dev.basin.requests.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.basin.engine.checkpoint.ModelDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model of a hub: its configuration, its weights as safetensors, its tokenizer.
 *
 * @param name for example {@code bert-base-uncased} or {@code google/bert_uncased_L-2_H-128_A-2}
 * @param revision a branch, tag or commit
 */
record HubRecipe(String name, String revision, URI hub) implements Recipe {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String WORD = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?";
    private static final String NAME = WORD + "(?:/" + WORD + ")?";
    private static final String SHARD = WORD + "\\.safetensors";
    private static final String MAIN = "main";

    /** @throws FetchException if {@code written} is not NAME, OWNER/NAME, or either with {@code @REVISION} behind it */
    static HubRecipe parse(String written, URI hub) {
        if (!written.matches(NAME + "(?:@" + WORD + ")?") || written.contains("..")) {
            throw new FetchException(
                    "'%s' is not the name of a model; accepted: NAME or OWNER/NAME, with @REVISION or without"
                            .formatted(written));
        }
        String[] parts = written.split("@", 2);
        return new HubRecipe(parts[0], parts.length == 2 ? parts[1] : MAIN, hub);
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public Path place() {
        return Path.of("hub", (name + "@" + revision).split("/"));
    }

    @Override
    public String instead() {
        return "the path of a folder with config.json, model.safetensors and a tokenizer, and for a private model a token in"
                + " basin.fetch.hub-token";
    }

    @Override
    public void carryOut(FetchingFolder folder) throws IOException {
        folder.require(address(CONFIG), CONFIG);
        // Before the weights: a model of another architecture is not worth waiting for.
        ModelDirectory.requireReadable(folder.file(CONFIG));
        if (!folder.fetch(address(WEIGHTS), WEIGHTS)) {
            fetchShards(folder);
        }
        boolean json = folder.fetch(address("tokenizer.json"), "tokenizer.json");
        boolean vocabulary = folder.fetch(address("vocab.txt"), "vocab.txt");
        folder.fetch(address("tokenizer_config.json"), "tokenizer_config.json");
        if (!json && !vocabulary) {
            throw new FetchException("%s has neither tokenizer.json nor vocab.txt".formatted(name));
        }
    }

    private void fetchShards(FetchingFolder folder) throws IOException {
        if (!folder.fetch(address(INDEX), INDEX)) {
            throw new FetchException(
                    "%s has neither %s nor %s; weights in another format are not read".formatted(name, WEIGHTS, INDEX));
        }
        for (String shard : shards(folder.file(INDEX))) {
            folder.require(address(shard), shard);
        }
    }

    private Set<String> shards(Path index) throws IOException {
        Set<String> shards = new TreeSet<>();
        for (JsonNode shard : new ObjectMapper().readTree(index.toFile()).path("weight_map")) {
            if (!shard.asText().matches(SHARD)) {
                throw new FetchException("%s names %s as a file of weights; accepted: safetensors files beside it"
                        .formatted(address(INDEX), shard));
            }
            shards.add(shard.asText());
        }
        return shards;
    }

    private URI address(String file) {
        return hub.resolve("%s/resolve/%s/%s".formatted(name, revision, file));
    }
}
