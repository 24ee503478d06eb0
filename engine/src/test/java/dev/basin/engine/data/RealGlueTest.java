package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GLUE's own files; sizes and majority shares as they are published. */
class RealGlueTest {
    private static final double ROUNDED = 0.0005; // published to a tenth of a percent

    @Test
    void readsSst2() {
        Dataset data = new GlueSource(GlueTask.SST_2, SharedData.path("glue/SST-2")).read();

        assertThat(data.train().examples()).hasSize(67_349);
        assertThat(data.mainDev().examples()).hasSize(872);
        assertThat(data.mainDev().majorityShare()).isCloseTo(0.509, within(ROUNDED));
        assertThat(data.mainDev().examples().getFirst())
                .isEqualTo(new Example("dev-0", "it 's a charming and often affecting journey . ", null, 1));
        assertThat(data.train().skippedRows()).isZero();
    }

    @Test
    void readsRteAndEncodesItWithLittlePadding(@TempDir Path model) throws IOException {
        Dataset data = new GlueSource(GlueTask.RTE, SharedData.path("glue/RTE")).read();
        Files.copy(SharedData.path("vocab/bert-base-uncased-vocab.txt"), model.resolve("vocab.txt"));

        assertThat(data.train().examples()).hasSize(2_490).allMatch(Example::isPair);
        assertThat(data.mainDev().examples()).hasSize(277);
        assertThat(data.mainDev().majorityShare()).isCloseTo(0.527, within(ROUNDED));
        try (BertTokenizer tokenizer = BertTokenizer.open(model, 128)) {
            List<EncodedExample> encoded = tokenizer.encode(data.mainDev().examples());
            assertThat(encoded)
                    .allSatisfy(example -> assertThat(example.length()).isBetween(5, 128));
            BatchPlan plan = BatchPlan.byLength(encoded, 2_048);
            assertThat(plan.examples()).isEqualTo(277);
            assertThat(plan.paddingShare()).isLessThan(0.1);
        }
    }
}
