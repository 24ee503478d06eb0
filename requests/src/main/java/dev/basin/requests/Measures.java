package dev.basin.requests;

import dev.basin.common.v1.Measure;
import java.util.List;

/** Numbers that the engine measured, as the contracts write them. */
public final class Measures {
    private Measures() {}

    public static List<Measure> toMessages(List<dev.basin.engine.landscape.measures.Measure> measures) {
        return measures.stream().map(Measures::toMessage).toList();
    }

    private static Measure toMessage(dev.basin.engine.landscape.measures.Measure measure) {
        Measure.Builder message = Measure.newBuilder()
                .setId(measure.id())
                .setValue(measure.value())
                .setUnit(measure.unit())
                .setReference(measure.reference())
                .setCaveat(measure.caveat());
        measure.standardError().ifPresent(message::setStandardError);
        return message.build();
    }
}
