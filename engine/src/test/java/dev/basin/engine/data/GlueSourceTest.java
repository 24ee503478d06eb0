package dev.basin.engine.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files in the shape of the real ones, header rows copied from them. */
class GlueSourceTest {
    private static final String SST_2 = "sentence\tlabel\na fine film \t1\n";
    private static final String MNLI_SENTENCES = "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse"
            + "\tsentence2_binary_parse\tsentence1_parse\tsentence2_parse\tsentence1\tsentence2\tlabel1";

    @TempDir
    Path folder;

    @Test
    void readsSingleSentencesWithoutQuoting() throws IOException {
        Files.writeString(folder.resolve("train.tsv"), "sentence\tlabel\n\"half a quote \t0\nsays \"no\" \t1\n");
        Files.writeString(folder.resolve("dev.tsv"), SST_2);

        Dataset data = read(GlueTask.SST_2);

        assertThat(data.train().examples())
                .containsExactly(
                        new Example("train-0", "\"half a quote ", null, 0),
                        new Example("train-1", "says \"no\" ", null, 1));
        assertThat(data.mainDev().name()).isEqualTo("dev");
        assertThat(data.task().labels()).containsExactly("0", "1");
    }

    @Test
    void readsBothDevSplitsOfMnliByTheirLastColumn() throws IOException {
        Files.writeString(
                folder.resolve("train.tsv"),
                MNLI_SENTENCES + "\tgold_label\n" + row("p", "h", "neutral", "neutral")
                        + row("p", "h", "x", "contradiction"));
        String devHeader = MNLI_SENTENCES + "\tlabel2\tlabel3\tlabel4\tlabel5\tgold_label\n";
        Files.writeString(
                folder.resolve("dev_matched.tsv"),
                devHeader + row("p", "h", "neutral", "neutral", "neutral", "neutral", "neutral", "entailment"));
        Files.writeString(
                folder.resolve("dev_mismatched.tsv"),
                devHeader + row("q", "i", "neutral", "neutral", "neutral", "neutral", "neutral", "contradiction"));

        Dataset data = read(GlueTask.MNLI);

        // Contradiction, entailment, neutral: the order of the TSV tradition.
        assertThat(data.train().examples()).extracting(Example::label).containsExactly(2, 0);
        assertThat(data.dev()).extracting(Split::name).containsExactly("dev_matched", "dev_mismatched");
        assertThat(data.mainDev().examples()).containsExactly(new Example("dev_matched-0", "p", "h", 1));
        assertThat(data.dev().getLast().examples()).containsExactly(new Example("dev_mismatched-0", "q", "i", 0));
    }

    @Test
    void readsPairsByTheNamesOfTheirColumns() throws IOException {
        both("index\tsentence1\tsentence2\tlabel\n0\ta\tb\tnot_entailment\n");
        assertThat(read(GlueTask.RTE).train().examples()).containsExactly(new Example("train-0", "a", "b", 1));

        both("index\tquestion\tsentence\tlabel\n0\ta?\tb\tentailment\n");
        assertThat(read(GlueTask.QNLI).train().examples()).containsExactly(new Example("train-0", "a?", "b", 0));
    }

    @Test
    void readsMrpcBehindItsByteOrderMark() throws IOException {
        both("\uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t702876\t702977\ta\tb\n");

        assertThat(read(GlueTask.MRPC).train().examples()).containsExactly(new Example("train-0", "a", "b", 1));
    }

    @Test
    void skipsShortRowsOfQqpAndCountsThem() throws IOException {
        both(
                "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n1\t2\t3\ta?\tb?\t1\n4\t5\thalf a row\n6\t7\t8\tc?\td?\t0\n");

        Dataset data = read(GlueTask.QQP);

        assertThat(data.train().examples())
                .extracting(Example::textA, Example::textB, Example::label)
                .containsExactly(tuple("a?", "b?", 1), tuple("c?", "d?", 0));
        assertThat(data.train().skippedRows()).isEqualTo(1);
    }

    @Test
    void readsColaFromItsFirstRowOn() throws IOException {
        both("gj04\t1\t\tOur friends won't buy this.\ngj04\t0\t*\tThey drank the pub.\n");

        assertThat(read(GlueTask.COLA).train().examples())
                .containsExactly(
                        new Example("train-0", "Our friends won't buy this.", null, 1),
                        new Example("train-1", "They drank the pub.", null, 0));
    }

    @Test
    void takesCrlfAndBlankLines() throws IOException {
        both("sentence\tlabel\r\nfine\t1\r\n\r\ndull\u2028film\t0\r\n\n");

        assertThat(read(GlueTask.SST_2).train().examples())
                .extracting(Example::textA, Example::label)
                .containsExactly(tuple("fine", 1), tuple("dull\u2028film", 0));
    }

    @Test
    void identifiesTheFile() throws IOException {
        both(SST_2);

        // printf 'sentence\tlabel\na fine film \t1\n' | sha256sum
        assertThat(read(GlueTask.SST_2).train().sha256())
                .isEqualTo("05ace6b6b212d656c221fb3ea26c7a5bb53dab4fcb887eca4c5372f61291527d");
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> new GlueSource(GlueTask.RTE, folder.resolve("no")).read())
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.reason()).isEqualTo(DataException.Reason.NOT_FOUND))
                .hasMessageContaining("no such folder; RTE needs [train.tsv, dev.tsv] in it");
        Files.writeString(folder.resolve("train.tsv"), SST_2);
        assertThatThrownBy(() -> read(GlueTask.MNLI))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "lacks [dev_matched.tsv, dev_mismatched.tsv]; MNLI needs [train.tsv, dev_matched");
    }

    @Test
    void namesThePlaceOfABadRow() throws IOException {
        both("sentence\tlabel\nfine\t1\nno tab\n");
        refuses(GlueTask.SST_2, "train.tsv: line 3: found 1 column, expected 2");
        both("sentence\tlabel\nfine\t1\textra\n");
        refuses(GlueTask.SST_2, "train.tsv: line 2: found 3 columns, expected 2");
        both("sentence\tlabel\nfine\tpositive\n");
        refuses(GlueTask.SST_2, "train.tsv: line 2: unknown label 'positive'; accepted: [0, 1]");
        both("sentence\tlabel\n \t \n");
        refuses(GlueTask.SST_2, "train.tsv: line 2: unknown label ' '; accepted: [0, 1]");
        both("index\tsentence1\tsentence2\tlabel\n0\ta\tb\tentailment\n");
        refuses(
                GlueTask.SST_2,
                "train.tsv: line 1: no column 'sentence'; found 4 columns: [index, sentence1, sentence2");
        both("sentence\tlabel\n");
        refuses(GlueTask.SST_2, "train.tsv: no examples in 1 lines");
        both("");
        refuses(GlueTask.SST_2, "train.tsv: line 1: no column 'sentence'; found 0 columns: []");
    }

    @Test
    void namesThePlaceOfBytesThatAreNotUtf8() throws IOException {
        Files.write(folder.resolve("train.tsv"), "sentence\tlabel\ncaf\u00e9\t1\n".getBytes(ISO_8859_1));
        Files.writeString(folder.resolve("dev.tsv"), SST_2);

        refuses(GlueTask.SST_2, "train.tsv: line 2: byte 4 of the line (0xE9) is not UTF-8");
    }

    @Test
    void namesTasksAsPeopleDo() {
        assertThat(GlueTask.of("SST-2")).isEqualTo(GlueTask.SST_2);
        assertThat(GlueTask.of("sst2")).isEqualTo(GlueTask.SST_2);
        assertThat(GlueTask.of("cola")).isEqualTo(GlueTask.COLA);
        assertThatThrownBy(() -> GlueTask.of("WNLI"))
                .isInstanceOf(DataException.class)
                .hasMessage("unknown task 'WNLI'; accepted: [MNLI, RTE, SST-2, MRPC, QNLI, QQP, CoLA]");
    }

    private static String row(String premise, String hypothesis, String... labels) {
        return "0\t1\t2\tfiction\t(a)\t(b)\t(c)\t(d)\t" + premise + "\t" + hypothesis + "\t" + String.join("\t", labels)
                + "\n";
    }

    private void both(String content) throws IOException {
        Files.writeString(folder.resolve("train.tsv"), content);
        Files.writeString(folder.resolve("dev.tsv"), content);
    }

    private Dataset read(GlueTask task) {
        return new GlueSource(task, folder).read();
    }

    private void refuses(GlueTask task, String message) {
        assertThatThrownBy(() -> read(task))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.reason()).isNotEqualTo(DataException.Reason.NOT_FOUND))
                .hasMessageContaining(message);
    }
}
