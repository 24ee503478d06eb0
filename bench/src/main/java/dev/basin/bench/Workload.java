package dev.basin.bench;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.checkpoint.BuiltInModel;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.BertTokenizer;
import dev.basin.engine.data.BuiltInSource;
import dev.basin.engine.data.BuiltInTask;
import dev.basin.engine.data.Dataset;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.control.RandomPart;
import dev.basin.engine.layers.surface.LayerSlice;
import dev.basin.engine.layers.surface.LayerSurfaceEvaluator;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model, two steps away from it, and examples of the generated entailment task. Belongs to the engine thread that made it. */
final class Workload implements AutoCloseable {
    private static final Path MODELS = Path.of(".basin", "models");
    private static final int LABELS = 2;
    private static final int MAX_LENGTH = 128;
    private static final int BATCH_TOKENS = 2048;

    /** ‖delta‖ / ‖theta0‖, about what fine-tuning does. */
    private static final double STEP = 0.01;

    /** As the analysis service has it by default. */
    private static final long REUSE_BYTES = 1L << 30;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ParameterVector theta0;
    private final ParameterVector theta1;
    private final ParameterVector theta2;
    private final ParameterVector head;
    private final BertObjective objective;
    private final String words;
    private final int layers;

    private Workload(
            NDManager memory, NumericPath path, BertModel start, List<EncodedExample> train, List<EncodedExample> dev) {
        open.push(memory);
        this.theta0 = start.encoder();
        this.head = start.head();
        this.theta1 = moved(1);
        this.theta2 = moved(2);
        this.layers = start.config().layers();
        BertKernel kernel = keep(BertKernel.load(start.config(), path));
        this.objective = keep(BertObjective.over(
                kernel,
                memory,
                BatchPlan.byLength(train, BATCH_TOKENS),
                BatchPlan.byLength(dev, BATCH_TOKENS),
                (predictions, labels) -> Map.of()));
        long tokens = train.stream().mapToLong(EncodedExample::length).sum()
                + dev.stream().mapToLong(EncodedExample::length).sum();
        this.words = String.format(
                Locale.ROOT,
                "%d training and %d held-out examples, %d tokens; %d parameters.",
                train.size(),
                dev.size(),
                tokens,
                theta0.layout().size());
    }

    /** The built-in model's own weights. */
    static Workload builtIn(NumericPath path, int train, int dev) {
        ModelDirectory directory = BuiltInModel.open(MODELS);
        NDManager memory = path.device().newMemory();
        BertModel start =
                InitialModel.pretrained(directory, memory, LABELS, 1, 1).model();
        return of(memory, path, start, train, dev);
    }

    /** Random weights of a shape. */
    static Workload random(NumericPath path, BertConfig config, int train, int dev) {
        NDManager memory = path.device().newMemory();
        return of(memory, path, InitialModel.scratch(config, memory, 1, 1), train, dev);
    }

    private static Workload of(NDManager memory, NumericPath path, BertModel start, int train, int dev) {
        Dataset task = new BuiltInSource(BuiltInTask.ENTAILMENT, 1, train, dev).read();
        try (BertTokenizer tokenizer =
                BertTokenizer.open(BuiltInModel.open(MODELS).folder(), MAX_LENGTH)) {
            return new Workload(
                    memory,
                    path,
                    start,
                    tokenizer.encode(task.train().examples()),
                    tokenizer.encode(task.mainDev().examples()));
        }
    }

    private ParameterVector moved(int draw) {
        ParameterVector moved = theta0.copy();
        try (ParameterVector step = RandomPart.draw(theta0, STEP * theta0.norm(), 1, draw)) {
            moved.add(1, step);
        }
        return moved;
    }

    String words() {
        return words;
    }

    /** The whole model first, then the thirds of the layers. */
    List<Side> sides() {
        List<Side> sides = new ArrayList<>(List.of(whole()));
        LayerGroup.thirds(layers).forEach(third -> sides.add(side(third)));
        return sides;
    }

    /** What a plane of the whole encoder does at a point. */
    private Side whole() {
        ParameterVector delta1 = theta1.minus(theta0);
        ParameterVector delta2 = theta2.minus(theta0);
        ParameterVector scratch = theta1.copy();
        return new Side(
                "whole encoder",
                point -> {
                    scratch.setToPoint(theta1, point.alpha(), delta1, point.beta(), delta2);
                    return objective.evaluate(scratch, head);
                },
                "- | -");
    }

    private Side side(LayerGroup third) {
        LayerSlice slice = new LayerSlice(theta0, theta1, theta2, third);
        LayerSurfaceEvaluator surface = keep(new LayerSurfaceEvaluator(slice, third, head, objective, REUSE_BYTES));
        requireSame(objective.evaluate(theta1, head), surface.evaluate(new Point(0, 0)));
        return new Side(
                third.name() + " third",
                surface::evaluate,
                String.format(Locale.ROOT, "%d | %.0f %%", surface.layersBelow(), 100 * surface.keptShare()));
    }

    /** A cost is worth nothing if it buys another number. */
    private static void requireSame(PointValue plain, PointValue reused) {
        if (!plain.equals(reused)) {
            throw new IllegalStateException("with lower layers kept, %s became %s".formatted(plain, reused));
        }
    }

    private <R extends AutoCloseable> R keep(R resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
