package dev.basin.gateway.experiment;

import dev.basin.gateway.v1.Extras;
import dev.basin.gateway.v1.Preset;

/** Which questions beyond surfaces and rollback each preset asks. */
final class ExtraQuestions {
    private static final Extras ALL = Extras.newBuilder()
            .setCurvature(true)
            .setRandomSurfaces(true)
            .setLayerSurfaces(true)
            .setLayerChanges(true)
            .setRollbackControls(10)
            .build();

    private static final Extras NONE = Extras.newBuilder()
            .setCurvature(false)
            .setRandomSurfaces(false)
            .setLayerSurfaces(false)
            .setLayerChanges(false)
            .setRollbackControls(0)
            .build();

    private ExtraQuestions() {}

    /** What is asked for, and what the preset says of the rest. */
    static Extras complete(Extras asked, Preset preset) {
        boolean thorough = preset == Preset.PRESET_STANDARD || preset == Preset.PRESET_PAPER;
        return (thorough ? ALL : NONE).toBuilder().mergeFrom(asked).build();
    }
}
