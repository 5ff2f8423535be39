package dev.twende.ticketing.pos.boundary;

import dev.twende.ticketing.changes.boundary.ChangesResponse;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the operations.
 *
 * @param acknowledgedSequence up to here nothing is missing
 * @param expectedSequence that the house waits for; absent when nothing of this call waits
 * @param results one for each operation, in the order of the request
 * @param changes what is new for the device, what its own operations changed included
 * @param cursor to send next time
 * @param more whether more is new: ask again at once
 */
@Schema(name = "SyncResponse")
public record SyncResponse(
        Instant serverTime,
        long acknowledgedSequence,
        Long expectedSequence,
        List<OperationResult> results,
        ChangesResponse changes,
        String cursor,
        boolean more) {}
