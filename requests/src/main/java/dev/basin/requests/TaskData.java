package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.data.BertTokenizer;
import dev.basin.engine.data.DataException;
import dev.basin.engine.data.Dataset;
import dev.basin.engine.data.Task;
import dev.basin.serving.errors.Refusal;
import java.util.List;

/**
 * A task and its chosen examples.
 *
 * @param maxLength most word pieces in a sequence, special tokens included
 * @param remarks what a person should know about where the examples come from
 */
public record TaskData(Dataset dataset, int maxLength, List<String> remarks) {
    public TaskData {
        remarks = List.copyOf(remarks);
    }

    /** The same task with other examples of it. */
    public TaskData with(Dataset examples) {
        return new TaskData(examples, maxLength, remarks);
    }

    public Task task() {
        return dataset.task();
    }

    /**
     * Checks that a model can take the task's sequences.
     *
     * @param field of the task in the request
     * @throws Refusal INVALID_ARGUMENT if it cannot
     */
    public void checkFits(String field, ModelDirectory model) {
        int positions = model.config().maxPositions();
        if (maxLength > positions) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    field + ".max_length",
                    "got %d; accepted: up to the model's %d positions".formatted(maxLength, positions));
        }
        if (task().isPair() && model.config().typeVocabSize() < 2) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    field,
                    "%s has sentence pairs, and the model knows one segment only".formatted(task().id()));
        }
        try (BertTokenizer tokenizer = tokenizer(field, model)) {
            if (tokenizer.vocabularySize() > model.config().vocabSize()) {
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_CHECKPOINT_INVALID,
                        field,
                        "the tokenizer has %d tokens, the model embeds %d"
                                .formatted(
                                        tokenizer.vocabularySize(),
                                        model.config().vocabSize()));
            }
        }
    }

    /**
     * Checks that a trained head answers in the task's labels, in their order: another order would score below chance without
     * a word.
     *
     * @param field of the task in the request
     * @throws Refusal INVALID_ARGUMENT if it does not
     */
    public void checkLabels(String field, ModelDirectory trained) {
        boolean same = trained.labels().areNamed()
                ? trained.labels().names().equals(task().labels())
                : trained.labels().names().size() == task().labels().size();
        if (!same) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_CHECKPOINT_INVALID,
                    field,
                    "%s has labels %s; the model's head has %s"
                            .formatted(
                                    task().id(),
                                    task().labels(),
                                    trained.labels().names()));
        }
    }

    /** The examples as word pieces of the model's tokenizer. */
    public EncodedTask encode(String field, ModelDirectory model) {
        try (BertTokenizer tokenizer = tokenizer(field, model)) {
            return new EncodedTask(
                    tokenizer.encode(dataset.train().examples()),
                    tokenizer.encode(dataset.mainDev().examples()),
                    tokenizer.sha256());
        }
    }

    private BertTokenizer tokenizer(String field, ModelDirectory model) {
        try {
            return BertTokenizer.open(model.folder(), maxLength);
        } catch (DataException e) {
            throw EngineErrors.of(field, e);
        }
    }
}
