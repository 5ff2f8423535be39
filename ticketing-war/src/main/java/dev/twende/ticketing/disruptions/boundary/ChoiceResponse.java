package dev.twende.ticketing.disruptions.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.disruptions.boundary.ChoiceRequest.Choice;
import dev.twende.ticketing.disruptions.entity.CaseStatus;
import dev.twende.ticketing.disruptions.entity.DisruptionCase;
import dev.twende.ticketing.disruptions.entity.DisruptionKind;
import dev.twende.ticketing.schedules.boundary.OfferResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the passengers of a disrupted booking may choose, or have chosen.
 *
 * @param deadline until when; then a cancelled booking is refunded, and a late one stays
 * @param choices none once it is resolved
 * @param refund what goes back
 * @param schedules with seats for the whole party, soonest first; the price paid stays the price
 * @param newScheduleId where the booking is now
 * @param seatNumbers on that schedule
 */
public record ChoiceResponse(
        String bookingReference,
        DisruptionKind kind,
        CaseStatus status,
        Instant deadline,
        List<Choice> choices,
        Money refund,
        List<OfferResponse> schedules,
        UUID newScheduleId,
        UUID refundId,
        List<String> seatNumbers) {
    static ChoiceResponse offered(
            DisruptionCase offered, Booking booking, List<Choice> choices, List<OfferResponse> schedules) {
        return new ChoiceResponse(
                booking.reference(),
                offered.kind(),
                offered.status(),
                offered.deadline(),
                choices,
                booking.total(),
                schedules,
                null,
                null,
                booking.seatNumbers());
    }

    static ChoiceResponse resolved(DisruptionCase resolved, Booking booking) {
        return new ChoiceResponse(
                booking.reference(),
                resolved.kind(),
                resolved.status(),
                resolved.deadline(),
                List.of(),
                booking.total(),
                List.of(),
                resolved.newScheduleId().orElse(null),
                resolved.refundId().orElse(null),
                booking.seatNumbers());
    }
}
