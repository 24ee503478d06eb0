package dev.basin.cli.request;

import dev.basin.common.v1.ModelSource;

/** A model as it is named on the command line: built-in by its name, a folder by its path, a hub's after "hub:". */
final class ModelFlag {
    private static final String BUILT_IN = "minilm-l6";
    private static final String HUB = "hub:";

    private ModelFlag() {}

    static ModelSource parse(String written) {
        ModelSource.Builder model = ModelSource.newBuilder();
        if (written.equals(BUILT_IN)) {
            model.setBuiltIn(BUILT_IN);
        } else if (written.startsWith(HUB)) {
            model.setHub(written.substring(HUB.length()));
        } else {
            model.setPath(written);
        }
        return model.build();
    }
}
