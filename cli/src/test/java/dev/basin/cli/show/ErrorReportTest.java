package dev.basin.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
    @Test
    void saysInWordsThatAFileCannotBeWritten() {
        assertThat(printed(new NoSuchFileException("/proc/x"), false))
                .isEqualTo("basin: '/proc/x' cannot be read or written: there is no such file, or no folder that it"
                        + " could be in\n");
        assertThat(printed(new AccessDeniedException("/root/x"), false)).contains("permission is denied");
    }

    @Test
    void writesPlainTextInJson() {
        assertThat(printed(new NoSuchFileException("/proc/δ"), true)).contains("\"message\":\"'/proc/δ' cannot be");
    }

    private static String printed(IOException failure, boolean json) {
        StringWriter written = new StringWriter();
        int code = ErrorReport.of(failure, () -> "at no server").print(new PrintWriter(written), json);
        assertThat(code).isEqualTo(ExitCode.FAILED);
        return written.toString();
    }
}
