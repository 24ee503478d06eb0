package dev.basin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
    @Test
    void writesALineForEachPosition() throws IOException {
        StringWriter out = new StringWriter();
        CsvWriter.write(List.of(Samples.LOSS, Samples.ERROR), out);
        assertThat(out.toString().split("\n", -1))
                .containsExactly(
                        "train_loss,dev_error",
                        "0.1,0.0",
                        "NaN,0.25",
                        "4.9E-324,0.5",
                        "Infinity,0.75",
                        "-0.0,1.0",
                        "-Infinity,0.125",
                        "");
    }

    @Test
    void refusesColumnsOfDifferentLength() {
        assertThatThrownBy(() -> CsvWriter.write(List.of(Samples.LOSS, Samples.BETA), new StringWriter()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'beta' has 2 values, 'train_loss' has 6");
    }
}
