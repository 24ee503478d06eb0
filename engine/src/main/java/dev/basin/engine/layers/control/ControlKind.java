package dev.basin.engine.layers.control;

/** What is done to theta1 instead of rolling a group back. */
public enum ControlKind {
    /** As many layers, chosen at random, go back to theta0. */
    RANDOM_LAYERS("random_layers", "as many layers chosen at random rolled back"),

    /** Gaussian numbers of norm ‖delta1‖ on the group are added to it. */
    RANDOM_PERTURBATION("random_perturbation", "Gaussian numbers of norm ‖delta1‖ on the group added to theta1");

    private final String key;
    private final String words;

    ControlKind(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As ids of measures and files have it. */
    public String key() {
        return key;
    }

    String words() {
        return words;
    }
}
