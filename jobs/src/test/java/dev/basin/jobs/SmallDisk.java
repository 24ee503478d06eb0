package dev.basin.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes in memory; a test that has not the right to mount one is skipped. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder) throws Exception {
        Files.createDirectories(folder);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString());
        assumeTrue(mounted, "not permitted to mount a file system");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Takes all the room there is. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    /** Gives the room back that {@link #fill} took. */
    void free() throws IOException {
        Files.delete(filler());
    }

    void forbidWriting() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
    }

    @Override
    public void close() throws Exception {
        assertThat(run("umount", "--lazy", folder.toString())).isTrue();
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such command
        }
    }
}
