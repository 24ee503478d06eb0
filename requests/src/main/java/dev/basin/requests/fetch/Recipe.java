package dev.basin.requests.fetch;

import java.io.IOException;
import java.nio.file.Path;

/** How a folder comes about. */
sealed interface Recipe permits GlueRecipe, HubRecipe {
    /** What people call it. */
    String title();

    /** Its place among the fetched folders. */
    Path place();

    /** What to name in the request instead when it cannot be fetched. */
    String instead();

    /** Fetches everything that belongs into the folder. May be carried out again after it failed. */
    void carryOut(FetchingFolder folder) throws IOException;
}
