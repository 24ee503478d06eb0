package dev.basin.cli.request;

import dev.basin.common.v1.Precision;
import dev.basin.gateway.v1.Preset;
import java.util.Iterator;
import java.util.List;

/** What a shell offers for options that take few words. Whether a word is accepted is decided elsewhere. */
abstract class OfferedWords implements Iterable<String> {
    private final List<String> words;

    OfferedWords(List<String> words) {
        this.words = words;
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    static final class Presets extends OfferedWords {
        Presets() {
            super(new EnumWords(Preset.getDescriptor()).words());
        }
    }

    static final class Tasks extends OfferedWords {
        Tasks() {
            super(TaskFlag.words());
        }
    }

    static final class Precisions extends OfferedWords {
        Precisions() {
            super(new EnumWords(Precision.getDescriptor()).words());
        }
    }

    static final class Devices extends OfferedWords {
        Devices() {
            super(List.of("cpu", "cuda"));
        }
    }

    static final class Questions extends OfferedWords {
        Questions() {
            super(ExtraFlags.words());
        }
    }
}
