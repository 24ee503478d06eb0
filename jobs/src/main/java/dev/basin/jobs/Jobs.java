package dev.basin.jobs;

import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.Events;
import dev.basin.jobs.store.JobRow;
import dev.basin.jobs.store.JobStore;
import dev.basin.jobs.store.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All jobs of a database, as those see them who ask for work and look at it. Safe for any number of threads. A job may run in
 * this process or in another over the same database.
 */
public final class Jobs {

    private static final String ID_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"; // no l, o, 0, 1: ids are read aloud
    private static final int ID_LENGTH = 10; // 50 random bits

    private final JobStore store;
    private final Events events;
    private final Steps steps;
    private final ArtifactStore artifacts;
    private final JobSignals signals;
    private final Duration watchPoll;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param watchPoll how often a waiting watcher looks for what another process wrote */
    public Jobs(
            Database database, ArtifactStore artifacts, JobSignals signals, Duration watchPoll, InstantSource clock) {
        this.store = new JobStore(database);
        this.events = new Events(database);
        this.steps = new Steps(database);
        this.artifacts = artifacts;
        this.signals = signals;
        this.watchPoll = watchPoll;
        this.clock = clock;
    }

    /**
     * Creates a job and has it run, in the order of creation within its kind; or answers the job that the same request id
     * created before.
     *
     * @throws RequestIdReusedException if that job came from a different request
     */
    public Job create(NewJob job) {
        JobRow row = store.create(job, newId(), clock.instant());
        if (!row.requestSha256().equals(job.request().sha256())) {
            throw new RequestIdReusedException(row.job().key(), job.requestId());
        }
        signals.created(job.kind());
        return row.job();
    }

    /** @throws JobNotFoundException if there is none of that name */
    public Job get(JobKey key) {
        return row(key).job();
    }

    /** The job that a request id created; empty if none did. */
    public Optional<Job> find(String kind, String requestId) {
        return store.find(kind, requestId).map(JobRow::job);
    }

    /**
     * Lists jobs, newest first. Jobs created while somebody turns the pages do not disturb the pages to come.
     *
     * @throws InvalidPageTokenException if the page token belongs to another query
     */
    public JobPage list(JobQuery query) {
        OptionalLong before = PageToken.read(query);
        List<JobRow> rows = store.list(query, before, query.pageSize() + 1);
        boolean more = rows.size() > query.pageSize();
        List<JobRow> page = more ? rows.subList(0, query.pageSize()) : rows;
        String token = more ? PageToken.write(query, page.getLast().ordinal()) : "";
        return new JobPage(page.stream().map(JobRow::job).toList(), token);
    }

    /**
     * Asks for a job's end. A job that nobody has taken yet is CANCELLED when this returns; a running one ends as soon as its
     * handler notices; an ended one stays as it is.
     *
     * @throws JobNotFoundException if there is none of that name
     */
    public Job cancel(JobKey key) {
        Job job = store.cancel(key, clock.instant())
                .orElseThrow(() -> new JobNotFoundException(key))
                .job();
        signals.appended(key);
        if (job.cancelRequested()) {
            signals.cancelRequested(key);
        }
        return job;
    }

    /**
     * Deletes an ended job with its events, steps and artifacts.
     *
     * @throws JobNotFoundException if there is none of that name
     * @throws JobNotEndedException if it has not ended; cancel it first
     */
    public void delete(JobKey key) {
        JobRow row = row(key);
        if (!row.job().state().ended()) {
            throw new JobNotEndedException(key, row.job().state());
        }
        // Files first: a crash in between leaves a job that can be deleted again, not files that nobody knows of.
        try {
            artifacts.delete(key.artifacts());
        } catch (IOException e) {
            throw new UncheckedIOException("artifacts of " + key + " could not be deleted: " + e.getMessage(), e);
        }
        store.delete(row);
        signals.appended(key);
    }

    /**
     * Follows a job's events.
     *
     * @param afterSequence only later ones; 0 for all
     * @throws JobNotFoundException if there is none of that name
     * @throws IllegalArgumentException if the job has not come that far
     */
    public JobWatch watch(JobKey key, long afterSequence) {
        JobRow row = row(key);
        if (afterSequence < 0 || afterSequence > row.job().latestSequence()) {
            throw new IllegalArgumentException("after_sequence " + afterSequence + " is out of range for " + key
                    + "; expected 0 to " + row.job().latestSequence());
        }
        return new JobWatch(key, row.ordinal(), afterSequence, events, signals, watchPoll);
    }

    /** What a job's handler kept under the name so far, for looking at unfinished work. */
    public Optional<Payload> step(JobKey key, String name) {
        return steps.find(row(key).ordinal(), name);
    }

    /** Names of the steps that a job's handler kept so far and that start with the prefix, sorted. */
    public List<String> stepNames(JobKey key, String prefix) {
        return steps.names(row(key).ordinal(), prefix);
    }

    private JobRow row(JobKey key) {
        return store.find(key).orElseThrow(() -> new JobNotFoundException(key));
    }

    private String newId() {
        StringBuilder id = new StringBuilder();
        random.ints(ID_LENGTH, 0, ID_ALPHABET.length()).forEach(i -> id.append(ID_ALPHABET.charAt(i)));
        return id.toString();
    }
}
