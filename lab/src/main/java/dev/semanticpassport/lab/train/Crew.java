package dev.semanticpassport.lab.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * A fixed number of workers that each do their share of a step. The shares do not depend on who is
 * faster.
 */
final class Crew implements AutoCloseable {
    private final int size;
    private final ExecutorService threads;

    Crew(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("at least one worker is needed");
        }
        this.size = size;
        this.threads =
                Executors.newFixedThreadPool(
                        size, Thread.ofPlatform().daemon().name("lab-", 0).factory());
    }

    int size() {
        return size;
    }

    /** Gives each worker its number, and waits for all. */
    void each(IntConsumer share) {
        if (size == 1) {
            share.accept(0);
            return;
        }
        List<Callable<Boolean>> shares = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int worker = i;
            shares.add(() -> {
                share.accept(worker);
                return true;
            });
        }
        try {
            for (Future<Boolean> done : threads.invokeAll(shares)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("training was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
