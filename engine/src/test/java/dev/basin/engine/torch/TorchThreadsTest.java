package dev.basin.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TorchThreadsTest {
    @Test
    void preparesItsPlatformThreads() throws InterruptedException {
        try (TorchThreads threads = new TorchThreads("evaluator", 1, 2)) {
            assertThat(threads.call(() -> Thread.currentThread().isVirtual())).isFalse();
            assertThat(threads.call(() -> Thread.currentThread().getName())).isEqualTo("evaluator-0");
            assertThat(threads.call(JniUtils::isGradMode)).isFalse();
            assertThat(threads.call(JniUtils::getNumThreads)).isEqualTo(2);
        }
    }

    @Test
    void givesTheCallerTheTasksException() {
        try (TorchThreads threads = new TorchThreads("evaluator", 1, 1)) {
            assertThatThrownBy(() -> threads.call(() -> {
                        throw new IllegalArgumentException("no such layer");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no such layer");
        }
    }

    @Test
    void closingInterruptsTheRunningTaskAndJoinsItAndCancelsWaitingOnes() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        TorchThreads threads = new TorchThreads("evaluator", 1, 1);
        Future<Boolean> first = threads.submit(() -> {
            running.countDown();
            boolean waited = interruptibly(new CountDownLatch(1));
            ended.set(true);
            return waited;
        });
        Future<?> second = threads.submit(() -> null);
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        threads.close();

        assertThat(ended).isTrue();
        assertThat(first).isDone();
        assertThat(second.isCancelled()).isTrue();
    }

    @Test
    void refusesToHaveNoThread() {
        assertThatThrownBy(() -> new TorchThreads("evaluator", 0, 1))
                .hasMessage("evaluators and threads each must be at least 1, received 0 and 1");
    }

    private static boolean interruptibly(CountDownLatch never) {
        try {
            return never.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
