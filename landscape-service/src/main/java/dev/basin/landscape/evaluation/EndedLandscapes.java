package dev.basin.landscape.evaluation;

import dev.basin.jobs.JobKey;
import dev.basin.landscape.tiles.TileNotices;
import dev.basin.landscape.v1.TileEvent;
import dev.basin.landscape.v1.TileNotice;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Frees the memory of landscapes that other processes coordinate, when they say that they have ended. */
@Singleton
class EndedLandscapes {
    private final Evaluators evaluators;

    EndedLandscapes(Evaluators evaluators) {
        this.evaluators = evaluators;
    }

    void listen(@Observes StartupEvent event, TileNotices notices) {
        var _ = notices.listen(this::hear);
    }

    private void hear(TileNotice notice) {
        if (notice.getEvent() == TileEvent.TILE_EVENT_LANDSCAPE_ENDED) {
            evaluators.release(JobKey.parse(notice.getLandscape()));
        }
    }
}
