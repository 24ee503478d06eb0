package dev.basin.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportWriterTest {
    private static final String EXPERIMENT = "{\"name\":\"experiments/a\",\"spec\":{\"displayName\":\"δ1 and δ2\"}}";
    private static final String SURFACE = "{\"name\":\"landscapes/b\",\"alpha\":[0,1],\"trainLoss\":[\"NaN\",0.5]}";

    @Test
    void carriesDataStyleAndEveryModule() throws IOException {
        String report = report(EXPERIMENT, Map.of("curve/scratch", SURFACE));

        assertThat(report)
                .contains("\"experiment\":" + EXPERIMENT)
                .contains("\"curve/scratch\":" + SURFACE)
                .contains("--pretrained:")
                .contains("d3js.org")
                .contains("\"basin/report.js\":\"data:text/javascript;charset=utf-8;base64,")
                .contains("\"basin/figures/planes.js\":")
                .doesNotContain("{{");
    }

    @Test
    void namesNoOtherPlaceToLoadFrom() throws IOException {
        String markup = report(EXPERIMENT, Map.of()).replaceAll("(?s)(<script[^>]*>).*?</script>", "$1");

        assertThat(markup)
                .contains("<script type=")
                .doesNotContainPattern("<(script|img|link)[^>]+(src|href)=\"(?!data:)");
    }

    @Test
    void keepsTextFromEndingTheScript() throws IOException {
        String hostile = "{\"spec\":{\"displayName\":\"</script><script>alert(1)</script>\"}}";

        assertThat(report(hostile, Map.of()))
                .doesNotContain("<script>alert")
                .contains("\\u003c/script>\\u003cscript>alert(1)");
    }

    @Test
    void refusesAPhaseThatIsNoName() {
        assertThatThrownBy(() -> report(EXPERIMENT, Map.of("a\":1,\"b", SURFACE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a\":1,\"b");
    }

    private static String report(String experiment, Map<String, String> surfaces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReportWriter().write(experiment, surfaces, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
