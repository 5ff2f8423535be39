package dev.twende.ticketing.disruptions.boundary;

import dev.twende.ticketing.disruptions.entity.CaseStatus;
import dev.twende.ticketing.disruptions.entity.Disruption;
import dev.twende.ticketing.disruptions.entity.DisruptionKind;
import dev.twende.ticketing.disruptions.entity.DisruptionState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * How far everyone on a disrupted schedule was served, counted in bookings.
 *
 * @param state DONE when everyone was told
 * @param released unpaid bookings that were let go
 * @param holders paid bookings so far
 * @param messaged holders for whom a message was written; whether it was sent, the booking's messages tell
 * @param offered holders whose turn it is
 * @param kept holders who ride with the late bus
 * @param overtaken holders who gave their booking back in another way before they chose; when all is done, offered is 0 and rebooked,
 *     refunded, kept and overtaken add up to the holders who had a choice
 * @param failed of those offered, the ones whose time is over and whose refund could not be begun; it is tried again
 */
public record DisruptionResponse(
        UUID scheduleId,
        UUID companyId,
        DisruptionKind kind,
        String reason,
        DisruptionState state,
        Instant startedAt,
        Instant finishedAt,
        int released,
        int holders,
        int messaged,
        long offered,
        long rebooked,
        long refunded,
        long kept,
        long overtaken,
        long failed) {
    static DisruptionResponse of(Disruption disruption, Map<CaseStatus, Long> cases, long failed) {
        return new DisruptionResponse(
                disruption.scheduleId(),
                disruption.companyId(),
                disruption.kind(),
                disruption.reason().orElse(null),
                disruption.state(),
                disruption.startedAt(),
                disruption.finishedAt().orElse(null),
                disruption.released(),
                disruption.holders(),
                disruption.holders(),
                cases.getOrDefault(CaseStatus.OFFERED, 0L),
                cases.getOrDefault(CaseStatus.REBOOKED, 0L),
                cases.getOrDefault(CaseStatus.REFUNDED, 0L),
                cases.getOrDefault(CaseStatus.KEPT, 0L),
                cases.getOrDefault(CaseStatus.OVERTAKEN, 0L),
                failed);
    }
}
