package dev.basin.cli.experiment;

import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.Phase;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the files of an experiment are written: a part's in a folder with the name of its phase, the experiment's own on top. */
final class ExportFolders {
    private final Map<String, String> folders = new LinkedHashMap<>(); // by what the keys of the files begin with

    ExportFolders(Experiment experiment) {
        for (Phase phase : experiment.getPhasesList()) {
            if (!phase.getJob().isEmpty()) {
                folders.put(phase.getJob() + "/", phase.getName().replace('/', '-') + "/");
            }
        }
        folders.put(experiment.getName() + "/", "");
    }

    /** For example "surface-pretrained/surface.csv" for "landscapes/7f3a/surface.csv"; a key of no part stays as it is. */
    String place(String key) {
        return folders.entrySet().stream()
                .filter(folder -> key.startsWith(folder.getKey()))
                .findFirst()
                .map(folder -> folder.getValue() + key.substring(folder.getKey().length()))
                .orElse(key);
    }
}
