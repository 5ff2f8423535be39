package dev.twende.payment.shifts.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.payment.shifts.entity.Count;
import dev.twende.payment.shifts.entity.Shift;
import dev.twende.payment.shifts.entity.ShiftStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A shift.
 *
 * @param agentId the user or the device that answers for the drawer
 * @param cashierId who began it on the device that answers for it; absent for a person's own shift
 * @param number counts the agent's shifts from 1, without gaps
 * @param counts one for each method, once it was closed
 */
public record ShiftResponse(
        UUID shiftId,
        int version,
        UUID companyId,
        UUID agentId,
        UUID cashierId,
        int number,
        ShiftStatus status,
        Money opening,
        Instant openedAt,
        Instant closedAt,
        Instant signedOffAt,
        UUID signedOffBy,
        String note,
        List<Counted> counts)
        implements Versioned {

    static ShiftResponse from(Shift shift) {
        return new ShiftResponse(
                shift.id(),
                shift.version(),
                shift.companyId(),
                shift.agentId(),
                shift.cashierId().orElse(null),
                shift.number(),
                shift.status(),
                shift.opening(),
                shift.openedAt(),
                shift.closedAt().orElse(null),
                shift.signedOffAt().orElse(null),
                shift.signedOffBy().orElse(null),
                shift.note().orElse(null),
                shift.counts().stream()
                        .map(count -> Counted.from(count, shift.currency()))
                        .toList());
    }

    /**
     * One method.
     *
     * @param expected what should have been there, change money included
     * @param variance negative when something was missing
     */
    public record Counted(String method, Money expected, Money counted, Money variance) {
        static Counted from(Count count, String currency) {
            return new Counted(
                    count.method(),
                    new Money(count.expected(), currency),
                    new Money(count.counted(), currency),
                    new Money(count.variance(), currency));
        }
    }
}
