package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsWriterTest {
    @TempDir
    Path folder;

    /** Random bit patterns, so NaN payloads, infinities, subnormals and both zeros are among them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenIsReadBackBitForBitWhateverTheOrderOfWriting(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, List<Long>> shapes = randomShapes(random);
        Map<String, ByteBuffer> contents = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> contents.put(name, randomBits(random, shape)));

        Path file = write("first.safetensors", shapes, new ArrayList<>(shapes.keySet()), contents);
        List<String> shuffled = new ArrayList<>(shapes.keySet());
        Collections.shuffle(shuffled, random);
        Path again = write("again.safetensors", shapes, shuffled, contents);

        assertThat(file).hasSameBinaryContentAs(again);
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertThat(reader.tensors()).hasSize(shapes.size());
            contents.forEach((name, bits) -> {
                ByteBuffer target = ByteBuffer.allocateDirect(bits.remaining());
                reader.readFloats(name, target);
                assertThat(target.flip()).as(name).isEqualTo(bits);
                assertThat(reader.find(name).orElseThrow().shape()).isEqualTo(shapes.get(name));
            });
        }
    }

    @Test
    void aTensorLargerThanOneChunkSurvives() throws IOException {
        List<Long> shape = List.of(3L, 333_333L);
        ByteBuffer bits = randomBits(new Random(9), shape);
        Path file = write("large.safetensors", Map.of("a", shape), List.of("a"), Map.of("a", bits));
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            ByteBuffer target = ByteBuffer.allocate(bits.remaining());
            reader.readFloats("a", target);
            assertThat(target.flip()).isEqualTo(bits);
        }
    }

    @Test
    void withoutCommitNothingIsLeftAndWhatWasThereStays() throws IOException {
        Path target = Files.writeString(folder.resolve("model.safetensors"), "older");
        try (SafetensorsWriter writer = new SafetensorsWriter(target, Map.of("a", List.of(1L)))) {
            assertThatThrownBy(writer::commit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("declared and not written: [a]");
        }
        assertThat(target).hasContent("older");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void undeclaredRepeatedAndMisshapenTensorsAreRefused() {
        try (SafetensorsWriter writer =
                new SafetensorsWriter(folder.resolve("x.safetensors"), Map.of("a", List.of(1L), "b", List.of(2L)))) {
            writer.write("a", ByteBuffer.allocate(4));
            assertThatThrownBy(() -> writer.write("a", ByteBuffer.allocate(4)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write("c", ByteBuffer.allocate(4)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write("b", ByteBuffer.allocate(4)))
                    .hasMessage("tensor \"b\": got 4 bytes for shape [2], wanted 8");
        }
    }

    private Path write(
            String fileName, Map<String, List<Long>> shapes, List<String> order, Map<String, ByteBuffer> contents) {
        Path file = folder.resolve(fileName);
        try (SafetensorsWriter writer = new SafetensorsWriter(file, shapes)) {
            order.forEach(name -> writer.write(name, contents.get(name)));
            writer.commit();
        }
        return file;
    }

    private static Map<String, List<Long>> randomShapes(Random random) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            List<Long> shape = random.longs(random.nextInt(4), 0, 7).boxed().toList();
            shapes.put("layer.%d.\u00fcmlaut \"quoted\"/%d".formatted(random.nextInt(100), i), shape);
        }
        return shapes;
    }

    private static ByteBuffer randomBits(Random random, List<Long> shape) {
        byte[] bits = new byte[Math.toIntExact(shape.stream().reduce(4L, Math::multiplyExact))];
        random.nextBytes(bits);
        return ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN);
    }
}
