package dev.twende.company.schedules.boundary;

import dev.twende.company.schedules.control.SeatingAnswer;
import dev.twende.company.schedules.entity.BusChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of a change of bus.
 *
 * @param changeId absent of a dry run and of a draft, of which nothing is sold
 * @param status PENDING, APPLIED or REFUSED; DRY_RUN when it was only asked for
 * @param refusal why it was refused, by code of the problem catalogue
 * @param moves who changes to which seat, and how many tickets that are; only in the answer to the order
 * @param stranded who would have no seat; only of a dry run
 */
public record BusChangeResponse(
        UUID changeId,
        UUID scheduleId,
        UUID busId,
        String status,
        String refusal,
        List<SeatingAnswer.Moved> moves,
        List<SeatingAnswer.Stranded> stranded,
        Instant createdAt,
        Instant finishedAt) {

    static BusChangeResponse from(BusChange change) {
        return new BusChangeResponse(
                change.id(),
                change.scheduleId(),
                change.busId(),
                change.status().name(),
                change.refusal().orElse(null),
                null,
                null,
                change.createdAt(),
                change.finishedAt().orElse(null));
    }

    /** A bus that is exchanged, or would be, without anybody who has a seat. */
    static BusChangeResponse ofNobody(UUID scheduleId, UUID busId, String status) {
        return new BusChangeResponse(null, scheduleId, busId, status, null, List.of(), List.of(), null, null);
    }

    static BusChangeResponse ofDryRun(UUID scheduleId, UUID busId, SeatingAnswer answer) {
        return new BusChangeResponse(
                null, scheduleId, busId, "DRY_RUN", null, answer.moves(), answer.stranded(), null, null);
    }

    BusChangeResponse with(SeatingAnswer answer) {
        return new BusChangeResponse(
                changeId, scheduleId, busId, status, refusal, answer.moves(), answer.stranded(), createdAt, finishedAt);
    }
}
