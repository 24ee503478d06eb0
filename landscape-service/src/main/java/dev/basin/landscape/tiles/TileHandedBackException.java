package dev.basin.landscape.tiles;

/** Says that a tile is not for this worker, or not now, through no fault of the tile. */
final class TileHandedBackException extends Exception {
    private static final long serialVersionUID = 1L;

    TileHandedBackException(String message) {
        super(message);
    }

    TileHandedBackException(String message, Throwable cause) {
        super(message, cause);
    }
}
