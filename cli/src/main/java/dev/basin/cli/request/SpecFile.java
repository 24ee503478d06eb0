package dev.basin.cli.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.basin.cli.UsageException;
import dev.basin.gateway.v1.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An experiment written down in YAML (or JSON, which is YAML): the fields of ExperimentSpec. */
final class SpecFile {
    private SpecFile() {}

    /** @throws UsageException if the file cannot be read as an ExperimentSpec; the message names the line or the field */
    static ExperimentSpec read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (UsageException wrong) {
            throw new UsageException(file + ": " + wrong.getMessage());
        } catch (IOException unreadable) {
            throw new UsageException("%s cannot be read (%s); accepted: a YAML file with the fields of an experiment"
                    .formatted(file, unreadable.getClass().getSimpleName()));
        }
    }

    static ExperimentSpec parse(String yaml) {
        JsonNode tree = SpecTree.canonical(ExperimentSpec.getDescriptor(), tree(yaml), "");
        try {
            // Built as a dynamic message: it needs no reflection, which a native executable has not.
            DynamicMessage.Builder spec = DynamicMessage.newBuilder(ExperimentSpec.getDescriptor());
            JsonFormat.parser().merge(tree.toString(), spec);
            return ExperimentSpec.parseFrom(spec.build().toByteString());
        } catch (InvalidProtocolBufferException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    private static JsonNode tree(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException wrong) {
            throw new UsageException(
                    "not YAML: " + wrong.getMessage().lines().findFirst().orElse("empty"));
        }
    }
}
