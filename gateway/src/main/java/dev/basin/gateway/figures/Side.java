package dev.basin.gateway.figures;

import dev.basin.analysis.v1.Analysis;
import dev.basin.finetune.v1.Run;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.Surface;
import java.util.List;

/**
 * What one start came to, as figures show it.
 *
 * @param start which
 * @param run training on the target task
 * @param plane the landscape of the surface
 * @param surface its values
 * @param curve values along the line from start to end
 * @param rollback layers rolled back
 */
public record Side(Kind start, Run run, Landscape plane, Surface surface, Surface curve, Analysis rollback) {
    /** The two starts, in the colours of the page. */
    public enum Kind {
        PRETRAINED("pre-trained", "#0072b2", "none"),
        SCRATCH("from scratch", "#d55e00", "6 4");

        private final String words;
        private final String colour;
        private final String dash;

        Kind(String words, String colour, String dash) {
            this.words = words;
            this.colour = colour;
            this.dash = dash;
        }
    }

    Series series(List<Series.Point> points) {
        return new Series(start.words, start.colour, start.dash, points);
    }

    String heading() {
        double norm = plane.getResult().getGeometry().getDelta1Norm();
        return norm > 0 ? "%s, ‖δ1‖ = %s".formatted(start.words, Axis.label(norm)) : start.words;
    }
}
