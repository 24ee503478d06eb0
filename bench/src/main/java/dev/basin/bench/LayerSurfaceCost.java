package dev.basin.bench;

import static java.util.stream.Collectors.joining;

import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.torch.TorchThreads;
import java.io.IOException;
import java.util.List;

/**
 * What a point of a layer-group surface costs, compared with a point of the whole model's landscape: the layers below a group
 * are computed once. Both sides take the same examples, the same kernel and the same precision.
 */
public final class LayerSurfaceCost {
    private static final int DEFAULT_ROUNDS = 9;
    private static final int THREADS = 1;

    /** Share of the whole's cost that the upper third may have: 1 / 3 less what the last layer saves, where only [CLS] asks. */
    private static final double MOST = 0.30;

    /** BERT-base of Devlin et al., with random weights: what a point costs does not depend on them. */
    private static final BertConfig BERT_BASE =
            new BertConfig(30522, 768, 12, 12, 3072, 512, 2, 1e-12, 0.1, 0.1, 0.1, 2, 0.02);

    private LayerSurfaceCost() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROUNDS;
        NumericPath path = NumericPath.cpu(THREADS);
        System.out.print(head(path, rounds));
        try (TorchThreads engine = new TorchThreads("bench", 1, THREADS)) {
            engine.call(() -> report("Built-in model: 6 layers, width 384", Workload.builtIn(path, 192, 64), rounds));
            engine.call(() ->
                    report("BERT-base shape: 12 layers, width 768", Workload.random(path, BERT_BASE, 48, 16), rounds));
        }
    }

    private static Void report(String title, Workload workload, int rounds) {
        try (workload) {
            List<Side> sides = workload.sides();
            for (int round = -1; round < rounds; round++) { // the first warms up
                Point point = new Point(0.1 * round, 0.05 * round);
                boolean counts = round >= 0;
                sides.forEach(side -> side.evaluate(point, counts));
            }
            String rows = sides.stream().map(side -> side.row(sides.getFirst())).collect(joining("\n"));
            System.out.print(table(title, workload.words(), rows));
            requireCheap(sides.getLast().share(sides.getFirst()));
        }
        return null;
    }

    private static String head(NumericPath path, int rounds) throws IOException {
        return """
                # Layer-group surfaces: cost of a point

                %s; %s, %s. One thread, whose processor time is the cost whatever else the machine does. In each of %d rounds every
                side evaluates one point of its plane, training and held-out examples together; a share compares two sides of the
                same round. Figures are medians over the rounds.
                """.formatted(Machine.processor(), path.variant(), path.precision(), rounds);
    }

    private static String table(String title, String words, String rows) {
        return """

                ## %s

                %s

                | moves | seconds a point | share of the whole | lowest to highest | by the wall clock | layers below | kept |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(title, words, rows);
    }

    private static void requireCheap(double share) {
        if (share > MOST) {
            throw new IllegalStateException(
                    "the upper third costs %.3f of the whole; at most %s is wanted".formatted(share, MOST));
        }
    }
}
