package dev.basin.gateway.run;

/** The three services that an experiment is carried out by. */
public record PartServices(RunParts runs, LandscapeParts landscapes, AnalysisParts analyses) {

    /** The service that owns a job, told by its resource name. */
    public PartService<?, ?> owning(String job) {
        return switch (job.substring(0, job.indexOf('/') + 1)) {
            case "runs/" -> runs;
            case "landscapes/" -> landscapes;
            case "analyses/" -> analyses;
            default ->
                throw new IllegalArgumentException(
                        "no service owns '" + job + "'; expected runs/…, landscapes/… or analyses/…");
        };
    }
}
