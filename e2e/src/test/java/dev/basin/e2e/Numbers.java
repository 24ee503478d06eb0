package dev.basin.e2e;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.finetune.v1.Run;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.GetExperimentSurfaceRequest;
import dev.basin.landscape.v1.LandscapeResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an experiment measured, and nothing of when and where: two equal requests must have equal numbers, to the last bit.
 * Values are compared as text, which holds every digit and in which NaN equals itself.
 */
record Numbers(Map<String, String> byPhase) {
    /** Of a landscape's files those that name neither the landscape nor the run. */
    private static final List<String> VALUE_FILES = List.of("/surface.csv", "/trajectory.csv");

    static Numbers of(Server server, Experiment experiment) {
        Map<String, String> numbers = new TreeMap<>();
        for (Run run : experiment.getResult().getRunsList()) {
            for (Checkpoint checkpoint : run.getCheckpointsList()) {
                String at = run.getSpec().getDisplayName() + " at step " + checkpoint.getStep();
                numbers.put(at, checkpoint.getRef().getSha256());
            }
        }
        experiment.getResult().getLandscapesList().forEach(landscape -> {
            String title = landscape.getSpec().getDisplayName();
            numbers.put(title, text(measured(landscape.getResult())));
            landscape.getResult().getArtifactsList().stream()
                    .filter(file -> VALUE_FILES.stream().anyMatch(file.getKey()::endsWith))
                    .forEach(file -> numbers.put(title + file.getTitle(), file.getSha256()));
        });
        experiment.getResult().getAnalysesList().forEach(analysis -> {
            String title = analysis.getSpec().getDisplayName();
            numbers.put(title, text(measured(analysis.getResult())));
        });
        experiment.getPhasesList().stream()
                .map(phase -> phase.getName())
                .filter(name -> name.startsWith("curve/") || name.startsWith("surface/"))
                .forEach(phase -> numbers.put(phase, surface(server, experiment, phase)));
        return new Numbers(numbers);
    }

    private static LandscapeResult measured(LandscapeResult result) {
        return result.toBuilder()
                .clearArtifacts()
                .clearProvenance()
                .clearSecondsPerPoint()
                .build();
    }

    private static AnalysisResult measured(AnalysisResult result) {
        AnalysisResult.Builder measured = result.toBuilder().clearArtifacts().clearProvenance();
        measured.getSurfacesBuilderList().forEach(surface -> surface.clearSecondsPerPoint());
        return measured.build();
    }

    private static String surface(Server server, Experiment experiment, String phase) {
        return text(server
                .experiments()
                .getExperimentSurface(GetExperimentSurfaceRequest.newBuilder()
                        .setName(experiment.getName())
                        .setPhase(phase)
                        .build())
                .toBuilder()
                .clearName()
                .build());
    }

    private static String text(Message message) {
        return TextFormat.printer().printToString(message);
    }
}
