package dev.twende.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients who act at the same moment. */
final class Rush implements AutoCloseable {
    private final int clients;
    private final ExecutorService threads;

    Rush(int clients) {
        this.clients = clients;
        this.threads = Executors.newFixedThreadPool(clients);
    }

    /** Lets every client act, none before all are ready, and gives their answers. */
    List<Answer> all(IntFunction<Answer> act) {
        CountDownLatch ready = new CountDownLatch(clients);
        List<Callable<Answer>> acts = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int number = client;
            acts.add(() -> {
                ready.countDown();
                ready.await();
                return act.apply(number);
            });
        }
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
