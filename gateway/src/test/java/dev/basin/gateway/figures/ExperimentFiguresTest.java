package dev.basin.gateway.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Evaluation;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunResult;
import dev.basin.gateway.figures.ExperimentFigures.Figure;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.TrajectoryPoint;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ExperimentFiguresTest {
    private static final List<Double> ALPHA = List.of(-1.0, 0.0, 1.0, 2.0);
    private static final List<Double> BETA = List.of(-1.0, 0.0, 1.0);

    @Test
    void drawsTheFiguresOfThePaper() throws Exception {
        List<Figure> figures = figures(bowl(0.1));

        assertThat(figures)
                .extracting(Figure::file)
                .containsExactly(
                        "loss-surfaces.svg", "error-surfaces.svg", "curves.svg", "training.svg", "rollback.svg");
        for (Figure figure : figures) {
            assertThat(parsed(figure).getDocumentElement().getLocalName()).isEqualTo("svg");
        }
    }

    @Test
    void marksStartAndEndWhereTheyStandOnTheAxes() throws Exception {
        Document svg = parsed(figures(bowl(0.1)).getFirst());
        Element start = (Element) svg.getElementsByTagName("circle").item(0);

        // α from -1.5 to 2.5 over 440 pixels, β from 1.5 down to -1.5 over 380.
        assertThat(Double.parseDouble(start.getAttribute("cx"))).isCloseTo(165, within(0.01));
        assertThat(Double.parseDouble(start.getAttribute("cy"))).isCloseTo(190, within(0.01));
    }

    @Test
    void hatchesWhatIsNotFiniteAndLeavesBlankWhatIsNotComputed() throws Exception {
        double[] values = bowl(0.1);
        values[0] = Double.NaN;
        values[11] = Double.POSITIVE_INFINITY;
        List<String> fills = fills(parsed(figures(values).getFirst()));

        assertThat(fills).filteredOn("url(#lost)"::equals).hasSize(4); // two of each start
        assertThat(fills).doesNotContain("#NaN");
    }

    @Test
    void leavesOutWhatHasNoFiniteValue() {
        double[] lost = new double[12];
        Arrays.fill(lost, Double.NaN);

        assertThat(figures(lost)).extracting(Figure::file).containsExactly("training.svg", "rollback.svg");
    }

    @Test
    void drawsASurfaceOfOneValue() {
        assertThat(figures(new double[12])).extracting(Figure::file).contains("loss-surfaces.svg", "curves.svg");
    }

    @Test
    void escapesWhatMarkupWouldRead() throws Exception {
        Svg svg = new Svg(1, 1, "a < b & \"c\"");

        assertThat(parsed(new Figure("", "", svg.end())).getDocumentElement().getTextContent())
                .isEqualTo("a < b & \"c\"");
    }

    @Test
    void ticksAreRoundAndOnTheAxis() {
        assertThat(new Axis(-2.1, 3.05, 0, 100).ticks(6)).containsExactly(-2.0, -1.0, 0.0, 1.0, 2.0, 3.0);
        assertThat(Axis.label(-0.25)).isEqualTo("−0.25");
        assertThat(Axis.label(0.1 + 0.2)).isEqualTo("0.3");
    }

    @Test
    void coloursRunFromDarkToBright() {
        assertThat(Viridis.colour(0)).isEqualTo("#440154");
        assertThat(Viridis.colour(0.5)).isEqualTo("#21918c");
        assertThat(Viridis.colour(7)).isEqualTo("#fde725");
    }

    private static List<Figure> figures(double[] values) {
        return ExperimentFigures.of(List.of(side(Side.Kind.PRETRAINED, values), side(Side.Kind.SCRATCH, values)));
    }

    private static Side side(Side.Kind kind, double[] values) {
        return new Side(
                kind,
                run(),
                landscape(),
                surface(values, BETA),
                surface(Arrays.copyOf(values, 4), List.of(0.0)),
                rollback());
    }

    /** One value a point: larger the farther from (1, 0). */
    private static double[] bowl(double lowest) {
        return BETA.stream()
                .flatMapToDouble(b -> ALPHA.stream().mapToDouble(a -> lowest + (a - 1) * (a - 1) + b * b))
                .toArray();
    }

    private static Surface surface(double[] values, List<Double> beta) {
        List<Double> all = Arrays.stream(values).boxed().toList();
        return Surface.newBuilder()
                .addAllAlpha(ALPHA)
                .addAllBeta(beta)
                .addAllComputed(all.stream().map(value -> true).toList())
                .addAllTrainLoss(all)
                .addAllDevError(all)
                .build();
    }

    private static Landscape landscape() {
        return Landscape.newBuilder()
                .setResult(LandscapeResult.newBuilder()
                        .addTrajectory(TrajectoryPoint.getDefaultInstance())
                        .addTrajectory(TrajectoryPoint.newBuilder().setAlpha(1)))
                .build();
    }

    private static Run run() {
        return Run.newBuilder()
                .addCheckpoints(Checkpoint.getDefaultInstance())
                .addCheckpoints(Checkpoint.newBuilder().setStep(10).setEpoch(1).setTrainLoss(0.3))
                .setResult(RunResult.newBuilder().setFirstTrainLoss(0.69))
                .build();
    }

    private static Analysis rollback() {
        return Analysis.newBuilder()
                .setResult(AnalysisResult.newBuilder()
                        .addRows(LayerRow.newBuilder()
                                .setGroup("low")
                                .setEvaluation(
                                        Evaluation.newBuilder().setDevError(0.2).setDevExamples(100))))
                .build();
    }

    private static List<String> fills(Document svg) {
        NodeList cells = svg.getElementsByTagName("rect");
        return IntStream.range(0, cells.getLength())
                .mapToObj(i -> ((Element) cells.item(i)).getAttribute("fill"))
                .toList();
    }

    private static Document parsed(Figure figure) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(figure.svg())));
    }
}
