package dev.twende.ticketing;

import dev.twende.kit.rest.Json;
import dev.twende.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many buyers who press the button in the same moment. */
final class Crowd implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ExecutorService threads;
    private final int size;

    Crowd(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size);
    }

    /** What each is answered. */
    List<HttpResponse<String>> book(IntFunction<Object> wish, IntFunction<String> key) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int buyer = 0; buyer < size; buyer++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(TestPlatform.running().url() + "/ticketing/v1/bookings"))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().toJson(wish.apply(buyer))));
            String given = key.apply(buyer);
            if (given != null) {
                request.header("Idempotency-Key", given);
            }
            answers.add(threads.submit(() -> {
                start.await();
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            }));
        }
        start.countDown();
        List<HttpResponse<String>> received = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            received.add(answer.get());
        }
        return received;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
