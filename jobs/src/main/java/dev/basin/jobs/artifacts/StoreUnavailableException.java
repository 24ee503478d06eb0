package dev.basin.jobs.artifacts;

import java.io.IOException;

/** The store cannot be reached, read or written now; what is in it is not in doubt, and the same may work later. */
public final class StoreUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with which store, and what mends it */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
