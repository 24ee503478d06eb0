package dev.basin.jobs.artifacts.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes small calls to a server several at a time, because each of them mostly waits. */
final class SideBySide {

    private static final int AT_ONCE = 16;

    private SideBySide() {}

    /** The answers in the order of the calls. */
    static <T> List<T> call(List<Callable<T>> calls) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("s3-", 0).factory())) {
            List<T> answers = new ArrayList<>(calls.size());
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(get(answer));
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server was asked", e);
        }
    }

    private static <T> T get(Future<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }
}
