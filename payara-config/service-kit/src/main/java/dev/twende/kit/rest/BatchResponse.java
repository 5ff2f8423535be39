package dev.twende.kit.rest;

import jakarta.json.JsonObject;
import java.util.List;

/** What became of the items of a batch, in their order. */
public record BatchResponse<T>(int succeeded, int failed, List<Result<T>> results) {

    /**
     * What became of one item.
     *
     * @param index of the item in the request, from 0
     * @param status the HTTP status that the item alone would have been answered with
     * @param item what was made; absent when it failed
     * @param problem why it failed, as a problem document; absent when it succeeded
     */
    public record Result<T>(int index, int status, T item, JsonObject problem) {}

    static <T> BatchResponse<T> of(List<Result<T>> results) {
        int failed = (int)
                results.stream().filter(result -> result.problem() != null).count();
        return new BatchResponse<>(results.size() - failed, failed, List.copyOf(results));
    }
}
