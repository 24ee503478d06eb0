package dev.basin.analysis.change;

import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Change;
import dev.basin.analysis.v1.ChangeMeasure;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.layers.change.GroupMeasures;
import dev.basin.jobs.JobContext;
import dev.basin.requests.EncodedTask;
import dev.basin.requests.Measures;
import dev.basin.serving.jobs.Payloads;
import java.util.List;
import java.util.function.Supplier;

/**
 * A request that is being answered.
 *
 * @param spec checked, with every default filled in
 * @param shape of every state
 * @param task the objective's examples
 */
record ChangeJob(JobContext context, AnalysisSpec spec, BertConfig shape, EncodedTask task) {
    Change change() {
        return spec.getChange();
    }

    boolean asks(ChangeMeasure measure) {
        return change().getMeasuresList().contains(measure);
    }

    /** Those whose activations are compared. */
    List<EncodedExample> examples() {
        return ChangeSpecs.examples(change(), task);
    }

    /** What a named piece of work measures, by group; done once over all attempts of the job. */
    List<LayerRow> step(String name, Supplier<List<GroupMeasures>> work) {
        context.throwIfStopped();
        return context.step(name)
                .map(kept -> Payloads.read(kept, AnalysisResult.parser()).getRowsList())
                .orElseGet(() -> compute(name, work));
    }

    private List<LayerRow> compute(String name, Supplier<List<GroupMeasures>> work) {
        List<LayerRow> rows = work.get().stream().map(ChangeJob::row).toList();
        context.saveStep(
                name, Payloads.of(AnalysisResult.newBuilder().addAllRows(rows).build()));
        return rows;
    }

    private static LayerRow row(GroupMeasures group) {
        return LayerRow.newBuilder()
                .setGroup(group.group())
                .addAllMeasures(Measures.toMessages(group.measures()))
                .build();
    }
}
