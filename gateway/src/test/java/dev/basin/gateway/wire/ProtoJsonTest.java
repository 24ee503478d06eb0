package dev.basin.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.Note;
import dev.basin.serving.errors.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProtoJsonTest {
    @Test
    void writesEveryDetailThatAnErrorCarries() {
        assertThat(ProtoJson.write(Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, "name", "is empty")
                        .toStatus()))
                .contains("\"reason\":\"INVALID_FIELD\"", "\"field\":\"name\"");
        assertThat(ProtoJson.write(
                        Refusal.unavailable(ErrorReason.ERROR_REASON_SHUTTING_DOWN, "stopping", Duration.ofSeconds(2))
                                .toStatus()))
                .contains("\"retryDelay\":\"2s\"");
    }

    @Test
    void writesQuotesAndBracketsAsTheyAre() {
        assertThat(ProtoJson.write(Note.newBuilder().setText("no column 'text' & <none> = \\u0027")))
                .isEqualTo("{\"text\":\"no column 'text' & <none> = \\\\u0027\"}");
    }
}
