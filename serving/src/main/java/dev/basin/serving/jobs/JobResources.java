package dev.basin.serving.jobs;

import com.google.protobuf.Message;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.jobs.Job;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobPage;
import dev.basin.jobs.JobQuery;
import dev.basin.jobs.JobWatch;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.serving.calls.StreamSource;
import dev.basin.serving.errors.Violations;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One kind of job as the resources of a contract. Every method answers as the contracts of all services say and throws what
 * {@link JobErrors} and {@link dev.basin.serving.errors.Errors} turn into a status.
 *
 * @param <R> the resource's message
 */
public final class JobResources<R> {
    private static final int LONGEST_REQUEST_ID = 128;
    private static final int LONGEST_DISPLAY_NAME = 200;

    private final Jobs jobs;
    private final String kind;
    private final Function<Job, R> view;

    /**
     * @param kind the collection in resource names, for example "runs"
     * @param view shows a stored job as the resource
     */
    public JobResources(Jobs jobs, String kind, Function<Job, R> view) {
        this.jobs = jobs;
        this.kind = kind;
        this.view = view;
    }

    /** Notes what is wrong with the parts of a Create request that all services share. */
    public static void check(Violations violations, String requestId, String displayName) {
        violations.require(
                requestId.length() <= LONGEST_REQUEST_ID,
                "request_id",
                requestId.length() + " characters",
                "at most " + LONGEST_REQUEST_ID);
        violations.require(
                displayName.length() <= LONGEST_DISPLAY_NAME,
                "spec.display_name",
                displayName.length() + " characters",
                "at most " + LONGEST_DISPLAY_NAME);
    }

    /**
     * Stores a checked job and has it run, or answers the one that the same request id created before.
     *
     * @param spec what to do, with every default filled in; what the handler and the view read
     * @param request the request as it arrived, which must be the same whenever its id comes again
     */
    public R create(String requestId, String displayName, Message spec, Message request) {
        return view.apply(
                jobs.create(new NewJob(kind, requestId, displayName, Payloads.of(spec), Payloads.of(request))));
    }

    /** Whether a request with this id, empty for none, created a job before: it is answered, not judged again. */
    public boolean isRepeated(String requestId) {
        return !requestId.isEmpty() && jobs.find(kind, requestId).isPresent();
    }

    public R get(String name) {
        return view.apply(jobs.get(key(name)));
    }

    public ResourcePage<R> list(int pageSize, String pageToken, List<JobState> states) {
        Violations violations = new Violations();
        violations.require(pageSize >= 0, "page_size", pageSize, "0 or more");
        violations.require(
                states.stream().allMatch(JobMessages::isStored), "states", states, "states that a job can be in");
        violations.throwIfAny();
        Set<dev.basin.jobs.JobState> wanted =
                states.stream().map(JobMessages::state).collect(Collectors.toSet());
        JobPage page = jobs.list(new JobQuery(kind, wanted, "", pageSize, pageToken));
        return new ResourcePage<>(page.jobs().stream().map(view).toList(), page.nextPageToken());
    }

    public R cancel(String name) {
        return view.apply(jobs.cancel(key(name)));
    }

    public void delete(String name) {
        jobs.delete(key(name));
    }

    /** The events after a sequence, then those that come, until the job ends. */
    public StreamSource<JobEvent> watch(String name, long afterSequence) {
        return sink -> {
            JobKey key = requireWatchable(name, afterSequence);
            try (JobWatch watch = jobs.watch(key, afterSequence)) {
                for (var page = watch.next(); !page.isEmpty(); page = watch.next()) {
                    for (dev.basin.jobs.JobEvent event : page) {
                        sink.send(JobMessages.event(event));
                    }
                }
            }
        };
    }

    /**
     * Checks a request to watch, for callers who must know before they begin to answer.
     *
     * @throws dev.basin.serving.errors.Refusal INVALID_ARGUMENT if the job has not come that far
     */
    public JobKey requireWatchable(String name, long afterSequence) {
        JobKey key = key(name);
        checkSequence(jobs.get(key), afterSequence);
        return key;
    }

    /**
     * The key of the job that a request names in its field {@code name}.
     *
     * @throws dev.basin.serving.errors.Refusal INVALID_ARGUMENT if it is not a name of this kind
     */
    public JobKey key(String name) {
        Violations violations = new Violations();
        JobKey key = parse(name);
        violations.require(
                key != null && key.kind().equals(kind), "name", "'" + name + "'", "'%s/{id}'".formatted(kind));
        violations.throwIfAny();
        return key;
    }

    private static JobKey parse(String name) {
        try {
            return JobKey.parse(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void checkSequence(Job job, long afterSequence) {
        Violations violations = new Violations();
        violations.require(
                afterSequence >= 0 && afterSequence <= job.latestSequence(),
                "after_sequence",
                afterSequence,
                "0 to %d, the newest event of %s".formatted(job.latestSequence(), job.key()));
        violations.throwIfAny();
    }
}
