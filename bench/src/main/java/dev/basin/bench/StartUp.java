package dev.basin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long a service takes until it is ready, and what memory it then holds: as a jar, and natively where that was built. */
public final class StartUp {
    private static final int DEFAULT_ROUNDS = 5;

    private StartUp() {}

    /** Arguments: the repository's root, and how many rounds. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_ROUNDS;
        System.out.print(head(rounds));
        for (String module : List.of("finetune-service", "landscape-service", "analysis-service", "gateway")) {
            for (Program program : Program.of(root, module)) {
                System.out.println(row(program, rounds));
            }
        }
    }

    private static String head(int rounds) throws IOException {
        return """
                # Start-up of the services

                %s, %d cores. From the start of the process until its health is UP, over %d rounds; one round before them unpacked
                libtorch and laid out the database. Memory is what is resident at that moment, before any work. Medians.

                | service | as | seconds | lowest to highest | processor seconds | resident MB |
                |---|---|---|---|---|---|
                """.formatted(Machine.processor(), Runtime.getRuntime().availableProcessors(), rounds);
    }

    private static String row(Program program, int rounds) throws Exception {
        Path home = Files.createTempDirectory("basin-start-up");
        program.start(home);
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            starts.add(program.start(home));
        }
        List<Double> seconds = sorted(starts, Start::seconds);
        return "| %s | %s | %.2f | %.2f to %.2f | %.2f | %.0f |"
                .formatted(
                        program.module(),
                        program.kind(),
                        seconds.get(rounds / 2),
                        seconds.getFirst(),
                        seconds.getLast(),
                        sorted(starts, Start::processorSeconds).get(rounds / 2),
                        sorted(starts, Start::residentMegabytes).get(rounds / 2));
    }

    private static List<Double> sorted(List<Start> starts, ToDoubleFunction<Start> figure) {
        return starts.stream().mapToDouble(figure).sorted().boxed().toList();
    }
}
