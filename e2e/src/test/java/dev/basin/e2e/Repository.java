package dev.basin.e2e;

import java.nio.file.Path;

/** Places in the clone. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path LAUNCHER = ROOT.resolve("basin");

    /** A BERT of 87,000 parameters: everything about it is real but its size. */
    static final Path TINY_MODEL = ROOT.resolve("engine/src/test/resources/parity/tiny-bert");

    private Repository() {}
}
