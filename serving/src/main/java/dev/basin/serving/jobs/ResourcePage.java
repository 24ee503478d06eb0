package dev.basin.serving.jobs;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items newest first
 * @param nextPageToken what asks for the next page; empty on the last
 */
public record ResourcePage<R>(List<R> items, String nextPageToken) {
    public ResourcePage {
        items = List.copyOf(items);
    }
}
