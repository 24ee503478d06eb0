package dev.basin.engine.data;

import java.util.List;

/** A classification task: what its labels are called, whether it looks at one text or two, and how it is scored. */
public sealed interface Task permits GlueTask, BuiltInTask, OwnTask {
    /** The name people know it by, for example {@code SST-2}. */
    String id();

    /** Label names; a label's place is the classifier's output for it. */
    List<String> labels();

    /** Whether an example is a pair of texts. */
    boolean isPair();

    /** What it is scored by, its main metric first. */
    List<Metric> metrics();
}
