package dev.basin.cli.show;

import dev.basin.common.v1.JobEvent;
import java.io.PrintWriter;

/** Progress for scripts: every event as JSON on a line of its own. */
public record EventLines(PrintWriter out) implements ProgressView {
    @Override
    public void event(JobEvent event) {
        out.println(ProtoJson.line(event));
        out.flush();
    }

    /** Says nothing: a script has no use for it, and nothing is missed. */
    @Override
    public void interrupted(String reason) {}
}
