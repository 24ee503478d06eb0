package dev.basin.gateway.run;

import dev.basin.gateway.experiment.PlannedPhase;
import dev.basin.gateway.experiment.Repetition;
import dev.basin.gateway.figures.ExperimentFigures;
import dev.basin.gateway.figures.ExperimentFigures.Figure;
import dev.basin.gateway.figures.Side;
import dev.basin.gateway.v1.Start;
import dev.basin.gateway.wire.ProtoJson;
import dev.basin.landscape.v1.Surface;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of every surface, for the report, and the figures drawn of them.
 *
 * @param parts what they belong to
 * @param surfaces by the names that {@link DrawnSurface} gives them
 */
record DrawnParts(EndedParts parts, Map<String, Surface> surfaces) {

    static DrawnParts read(List<PlannedPhase> plan, EndedParts parts, PartServices services) {
        Map<String, Surface> surfaces = new TreeMap<>();
        for (DrawnSurface surface : DrawnSurface.of(plan)) {
            surfaces.put(surface.name(), surface.read(services, parts.job(surface.phase())));
        }
        return new DrawnParts(parts, surfaces);
    }

    Map<String, String> json() {
        Map<String, String> json = new TreeMap<>();
        surfaces.forEach((name, surface) -> json.put(name, ProtoJson.write(surface)));
        return json;
    }

    List<Figure> figures(Repetition repetition) {
        return ExperimentFigures.of(List.of(
                side(Side.Kind.PRETRAINED, Start.START_PRETRAINED, repetition),
                side(Side.Kind.SCRATCH, Start.START_SCRATCH, repetition)));
    }

    private Side side(Side.Kind kind, Start start, Repetition repetition) {
        return new Side(
                kind,
                parts.run(repetition.name("finetune", start, "target")),
                parts.landscape(repetition.name("surface", start)),
                surfaces.get(repetition.name("surface", start)),
                surfaces.get(repetition.name("curve", start)),
                parts.analysis(repetition.name("rollback", start)));
    }
}
