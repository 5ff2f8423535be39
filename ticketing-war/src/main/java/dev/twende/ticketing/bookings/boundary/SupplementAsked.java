package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.ticketing.bookings.entity.Booking;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Whether more is to be paid for a booking that is paid: fired in the transaction that wants to know, and answered in the same one by
 * whoever waits for money.
 */
public class SupplementAsked {
    private final Booking booking;
    private final Optional<Duration> extension;
    private Optional<Supplement> answer = Optional.empty();

    /** @param extension when its payment begins now: what is left at least to pay it, once; empty when somebody only asks */
    SupplementAsked(Booking booking, Optional<Duration> extension) {
        this.booking = booking;
        this.extension = extension;
    }

    /**
     * What is to be paid.
     *
     * @param id of what it is for
     * @param until when it is waited for
     * @param objection why nothing else of the booking can begin that is to be paid: money which comes has one meaning
     */
    public record Supplement(UUID id, Money amount, Instant until, Supplier<Problem> objection) {}

    public Booking booking() {
        return booking;
    }

    public Optional<Duration> extension() {
        return extension;
    }

    public void answer(Supplement supplement) {
        answer = Optional.of(supplement);
    }

    Optional<Supplement> supplement() {
        return answer;
    }
}
