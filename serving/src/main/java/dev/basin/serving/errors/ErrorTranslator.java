package dev.basin.serving.errors;

import java.util.Optional;

/** Knows some exceptions of a library below and what a caller should be told. Found as CDI beans. */
@FunctionalInterface
public interface ErrorTranslator {
    /** The answer for {@code thrown}, or empty if it is not one of this translator's. */
    Optional<Refusal> translate(Throwable thrown);
}
