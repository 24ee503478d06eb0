package dev.basin.cli.show;

import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.cli.ExitCode;
import dev.basin.cli.UsageException;
import dev.basin.cli.connect.ServerError;
import io.grpc.StatusRuntimeException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A failure as a person or a script is told of it, and the exit code that goes with it. */
public final class ErrorReport {
    private final ServerError error;
    private final int exitCode;

    private ErrorReport(ServerError error, int exitCode) {
        this.error = error;
        this.exitCode = exitCode;
    }

    /** @param server says what server was called, for messages; asked only where none answered */
    public static ErrorReport of(Throwable failure, Supplier<String> server) {
        return switch (failure) {
            case StatusRuntimeException refused -> ofCall(ServerError.of(refused), server);
            case UsageException usage -> new ErrorReport(local("INVALID_ARGUMENT", usage.getMessage()), ExitCode.USAGE);
            case FileSystemException file ->
                new ErrorReport(local("FAILED_PRECONDITION", inWords(file)), ExitCode.FAILED);
            default -> new ErrorReport(local("INTERNAL", describe(failure)), ExitCode.FAILED);
        };
    }

    /** Prints the failure and returns the exit code. */
    public int print(PrintWriter err, boolean json) {
        if (json) {
            err.println(PlainJson.write(asMap()));
        } else {
            lines(error).forEach(err::println);
        }
        return exitCode;
    }

    /** The error in lines: what was wrong first, then each field at fault with what is accepted. */
    static List<String> lines(ServerError error) {
        List<String> lines = new ArrayList<>();
        List<FieldViolation> fields = error.violations();
        boolean repeated = fields.stream().allMatch(field -> error.message().contains(field.getDescription()));
        lines.add("basin: " + (fields.isEmpty() || !repeated ? error.message() : "the server refused the request"));
        fields.forEach(field -> lines.add("  " + field.getField() + ": " + field.getDescription()));
        return lines;
    }

    private static ErrorReport ofCall(ServerError error, Supplier<String> server) {
        boolean nobodyThere =
                error.code().equals("UNAVAILABLE") && error.reason().isEmpty();
        return nobodyThere
                ? new ErrorReport(local(error.code(), unreachable(error, server.get())), ExitCode.UNREACHABLE)
                : new ErrorReport(error, ExitCode.FAILED);
    }

    private static String unreachable(ServerError error, String server) {
        String detail = error.message().isBlank() ? "" : ": " + error.message();
        return "no Basin server answers %s%s; start one with './basin up', or name another with --server HOST:PORT"
                .formatted(server, detail);
    }

    private static ServerError local(String code, String message) {
        return new ServerError(code, message, "", List.of());
    }

    private static String inWords(FileSystemException failure) {
        String why = switch (failure) {
            case NoSuchFileException _ -> "there is no such file, or no folder that it could be in";
            case AccessDeniedException _ -> "permission is denied";
            case FileAlreadyExistsException _ -> "there is a file where a folder is needed";
            default ->
                Objects.requireNonNullElse(
                        failure.getReason(), failure.getClass().getSimpleName());
        };
        return "'%s' cannot be read or written: %s".formatted(failure.getFile(), why);
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message;
    }

    private Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", error.code());
        map.put("message", error.message());
        map.put("reason", error.reason());
        map.put(
                "fieldViolations",
                error.violations().stream()
                        .map(field -> Map.of("field", field.getField(), "description", field.getDescription()))
                        .toList());
        return map;
    }
}
