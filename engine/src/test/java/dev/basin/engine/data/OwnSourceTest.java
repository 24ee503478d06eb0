package dev.basin.engine.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnSourceTest {
    private static final ExampleColumns SINGLE = new ExampleColumns("text", null, "label");
    private static final ExampleColumns PAIR = new ExampleColumns("a", "b", "label");

    @TempDir
    Path folder;

    @Test
    void readsCsvWithQuotedCommasQuotesAndLineBreaks() throws IOException {
        both(
                "x.csv",
                "id,label,text\r\n1,good,\"fine, \"\"really\"\" fine\"\r\n\r\n2,bad,\"two\r\nlines\"\r\n3,bad,dull\r\n");

        Dataset data = read("x.csv", SINGLE);

        assertThat(data.task().labels()).containsExactly("bad", "good");
        assertThat(data.task().isPair()).isFalse();
        assertThat(data.train().examples())
                .containsExactly(
                        new Example("train-0", "fine, \"really\" fine", null, 1),
                        new Example("train-1", "two\nlines", null, 0),
                        new Example("train-2", "dull", null, 0));
        assertThat(data.mainDev().name()).isEqualTo("dev");
    }

    @Test
    void readsTsvAsGlueDoesWithoutQuoting() throws IOException {
        both("x.tsv", "\uFEFFtext\tlabel\n\"half a quote\tno\nfine, \"really\"\tyes\n");

        assertThat(read("x.tsv", SINGLE).train().examples())
                .containsExactly(
                        new Example("train-0", "\"half a quote", null, 0),
                        new Example("train-1", "fine, \"really\"", null, 1));
    }

    @Test
    void readsPairsOfJsonLinesWithLabelsOfAnySimpleKind() throws IOException {
        both("x.jsonl", """
                {"a": "one\\ttab", "b": "é", "label": 1, "more": {"not": "read"}}

                {"label": true, "b": "", "a": "three"}
                {"label": "no", "b": "5", "a": "four"}
                """);

        Dataset data = read("x.jsonl", PAIR);

        assertThat(data.task().labels()).containsExactly("1", "no", "true");
        assertThat(data.task().isPair()).isTrue();
        assertThat(data.train().examples())
                .containsExactly(
                        new Example("train-0", "one\ttab", "é", 0),
                        new Example("train-1", "three", "", 2),
                        new Example("train-2", "four", "5", 1));
    }

    @Test
    void keepsTheOrderOfTheLabelsNamed() throws IOException {
        both("x.tsv", "text\tlabel\nfine\tyes\ndull\tno\n");

        Dataset data = read("x.tsv", SINGLE, "yes", "no", "perhaps");

        assertThat(data.task().labels()).containsExactly("yes", "no", "perhaps");
        assertThat(data.train().examples()).extracting(Example::label).containsExactly(0, 1);
    }

    @Test
    void identifiesTheFileByAllItsBytes() throws IOException {
        both("x.csv", "text,label\na,1\nb,2\n");

        // printf 'text,label\na,1\nb,2\n' | sha256sum
        assertThat(read("x.csv", SINGLE).train().sha256())
                .isEqualTo("a8f2951e850df0a6862392d21a368409e3d8d793c895f9d414032d325ec6dacb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x.csv   | text,gold%na,1%n                     | line 1: no column 'label'; found 2 columns: [text, gold]
            x.csv   | text%na%n                            | line 1: no column 'label'; found 1 column: [text]
            x.csv   | a b c,fine%nd e f,dull%n             | found 2 columns: [a b c, fine]; is the header line missing?
            x.csv   | fine,1%ndull,0%n                     | found 2 columns: [fine, 1]; is the header line missing?
            x.csv   | text,label,text%na,1,b%n             | line 1: several columns 'text'; accepted: one
            x.csv   | text,label%na,1,b%n                  | line 2: found 3 columns, expected 2
            x.csv   | text,label%na,1%n"b,2%n              | accepted: fields separated by commas, in double quotes
            x.csv   | text,label%n                         | no examples in 1 lines
            x.tsv   | text\tlabel%na\t %n                  | line 2: the label in 'label' is blank; accepted: a name
            x.tsv   | text\tlabel%na\t1%nb\t1%n            | 1 labels: [1]; accepted: 2 to 1000
            x.jsonl | {"text": "a", "label": 1}%n[1]%n     | line 2: not a JSON object
            x.jsonl | {"text": "a", "label": 1%n           | line 1: not JSON
            x.jsonl | {"text": "a", "label": 1} 2%n        | line 1: not JSON
            x.jsonl | {"text": "a", "text": "b", "label":1}%n | line 1: not JSON: Duplicate field 'text'
            x.jsonl | {"text": "a", "gold": 1}%n           | line 1: no field 'label'; found: text, gold
            x.jsonl | {"text": 5, "label": 1}%n            | line 1: field 'text' is 5; accepted: a string
            x.jsonl | {"text": "a", "label": 1.5}%n        | line 1: label 'label' is 1.5; accepted: a string, a whole number
            x.xlsx  | anything                             | accepted: .tsv, .csv, .jsonl
            """)
    void saysWhatIsWrongWhere(String file, String content, String message) throws IOException {
        both(file, content.formatted());

        assertThatThrownBy(() -> read(file, SINGLE))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.reason()).isNotEqualTo(DataException.Reason.NOT_FOUND))
                .hasMessageContaining(file)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        both("x.csv", "");
        assertThatThrownBy(() -> read("x.csv", SINGLE))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.reason()).isEqualTo(DataException.Reason.NO_COLUMN))
                .hasMessageContaining("line 1: no column 'text'; found 0 columns");
        both("x.jsonl", "");
        assertThatThrownBy(() -> read("x.jsonl", SINGLE)).hasMessageContaining("no examples in 0 lines");
    }

    @Test
    void refusesAnotherEncodingWithItsPlace() throws IOException {
        for (String name : List.of("x.csv", "x.tsv", "x.jsonl")) {
            String header = name.endsWith("csv")
                    ? "text,label\n"
                    : name.endsWith("tsv") ? "text\tlabel\n" : "{\"text\": \"a\", \"label\": 1}\n";
            Files.write(folder.resolve("train." + name), (header + "café").getBytes(ISO_8859_1));

            assertThatThrownBy(() -> read(name, SINGLE))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("line 2: byte 4 of the line (0xE9) is not UTF-8");
        }
    }

    @Test
    void refusesALabelThatOnlyTheHeldOutFileHas() throws IOException {
        Files.writeString(folder.resolve("train.x.csv"), "text,label\na,no\nb,yes\n");
        Files.writeString(folder.resolve("dev.x.csv"), "text,label\na,no\nb,perhaps\n");

        assertThatThrownBy(() -> read("x.csv", SINGLE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("dev.x.csv: line 3: unknown label 'perhaps'; accepted: [no, yes]");
    }

    @Test
    void refusesAColumnOfTextsAsLabels() throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\n");
        for (int i = 0; i < 1500; i++) {
            rows.append("a\tlabel ").append(i).append('\n');
        }
        both("x.tsv", rows.toString());

        assertThatThrownBy(() -> read("x.tsv", SINGLE))
                .hasMessageContaining("1001 labels: [label 0, label 1, label 10]");
    }

    @Test
    void refusesLabelsThatAreNone() throws IOException {
        both("x.tsv", "text\tlabel\na\t1\nb\t2\n");

        assertThatThrownBy(() -> read("x.tsv", SINGLE, "1")).hasMessageContaining("1 labels: [1]; accepted: 2 to 1000");
        assertThatThrownBy(() -> read("x.tsv", SINGLE, "1", "1")).hasMessageContaining("each once");
        assertThatThrownBy(() -> read("x.tsv", SINGLE, "1", " ")).hasMessageContaining("not blank");
    }

    @Test
    void refusesOneColumnForTwoPurposes() {
        assertThatThrownBy(() -> new ExampleColumns("a", "a", "label")).hasMessageContaining("a column of its own");
        assertThatThrownBy(() -> new ExampleColumns("a", null, "a")).hasMessageContaining("a column of its own");
    }

    private void both(String name, String content) throws IOException {
        Files.writeString(folder.resolve("train." + name), content);
        Files.writeString(folder.resolve("dev." + name), content);
    }

    private Dataset read(String name, ExampleColumns columns, String... labels) {
        return new OwnSource(folder.resolve("train." + name), folder.resolve("dev." + name), columns, List.of(labels))
                .read();
    }
}
