package dev.basin.cli.request;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import dev.basin.cli.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of a contract's enum as people write them: "quick" for PRESET_QUICK, "SST-2" for GLUE_TASK_SST_2. */
final class EnumWords {
    private final EnumDescriptor type;
    private final String prefix;

    EnumWords(EnumDescriptor type) {
        this.type = type;
        this.prefix = type.findValueByNumber(0).getName().replace("UNSPECIFIED", "");
    }

    /**
     * The value that {@code written} names, in short or in full; case, dashes and underscores make no difference.
     *
     * @throws UsageException if there is none, naming {@code where} and what is accepted
     */
    EnumValueDescriptor value(String where, String written) {
        return find(written)
                .orElseThrow(() -> new UsageException(
                        "%s is '%s'; accepted: %s".formatted(where, written, String.join(", ", words()))));
    }

    Optional<EnumValueDescriptor> find(String written) {
        return type.getValues().stream()
                .filter(value -> fold(value.getName()).equals(fold(written))
                        || fold(word(value)).equals(fold(written)))
                .findFirst();
    }

    List<String> words() {
        return type.getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .map(this::word)
                .toList();
    }

    private String word(EnumValueDescriptor value) {
        return value.getName()
                .substring(prefix.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
