package dev.basin.gateway.upload;

import dev.basin.common.v1.ErrorReason;
import dev.basin.serving.errors.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Unpacks regular files of a tar archive, compressed by gzip or not, as its bytes arrive. */
final class TarUnpacker {
    private static final long UNSUSPICIOUS_BYTES = 1 << 20; // small files may compress as well as they like

    private final Places places;
    private final Budget budget;
    private final int mostExpansion;

    TarUnpacker(Places places, Budget budget, int mostExpansion) {
        this.places = places;
        this.budget = budget;
        this.mostExpansion = mostExpansion;
    }

    /**
     * Unpacks everything.
     *
     * @param name of the archive, for its format
     * @param arrived how many of its bytes have arrived
     * @throws Refusal if it is no such archive, holds anything but files and folders, or holds too much
     */
    void unpack(String name, InputStream archive, LongSupplier arrived) throws IOException {
        long before = budget.bytes();
        TarArchiveInputStream tar = new TarArchiveInputStream(decompressed(name, archive));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (!entry.isDirectory()) {
                requireRegular(entry);
                budget.write(
                        tar,
                        places.of(entry.getName()),
                        () -> requirePlausible(name, budget.bytes() - before, arrived.getAsLong()));
            }
        }
    }

    private static InputStream decompressed(String name, InputStream archive) throws IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tar")) {
            return archive;
        }
        if (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) {
            return new GZIPInputStream(archive);
        }
        throw Refusal.ofField(
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                "file.path",
                "'%s' cannot be unpacked; accepted: .tar, .tar.gz or .tgz".formatted(name));
    }

    private static void requireRegular(TarArchiveEntry entry) {
        // Named by what is accepted: the library's own isFile() is true of devices and pipes, too.
        byte kind = entry.getLinkFlag();
        if (kind != TarConstants.LF_NORMAL && kind != TarConstants.LF_OLDNORM) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_DATA_INVALID,
                    "data",
                    "the archive's entry '%s' is a link, a device or the like; accepted: files and folders"
                            .formatted(entry.getName()));
        }
    }

    private void requirePlausible(String name, long unpacked, long arrived) {
        if (unpacked > UNSUSPICIOUS_BYTES && unpacked > arrived * mostExpansion) {
            throw Refusal.limitExceeded(
                    "data",
                    "%s unpacks to more than %d times its size (basin.uploads.most-expansion)"
                            .formatted(name, mostExpansion));
        }
    }
}
