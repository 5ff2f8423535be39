package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.Problem.FieldError;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.pos.entity.Incoming;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of an operation. What does not concern it is absent.
 *
 * @param operationId absent when nobody could read it
 * @param sequence its place in the sequence; absent when nobody could read it and no place is missing
 * @param duplicateOf the operation that was told before, whose first answer is given again
 * @param firstOutcome of the first answer
 * @param code why it was refused, as problems name it
 * @param detail the same for people
 * @param bookingReference of a sale, be it refused: the passenger can be helped by it
 * @param shiftNumber in whose drawer the cash is noted
 * @param wonAt since when somebody else has the seat
 * @param conflictId where it is decided what becomes of it
 * @param fare what a sale would have cost by today's fares, when that is another price
 * @param decision of a boarding, as the house would have decided
 * @param refundId of cash that was given back
 * @param errors fields that break a rule
 */
@Schema(name = "OperationResult")
public record OperationResult(
        UUID operationId,
        Long sequence,
        Outcome outcome,
        UUID duplicateOf,
        Outcome firstOutcome,
        @Schema(example = "seat-taken") String code,
        String detail,
        String bookingReference,
        Integer shiftNumber,
        Instant wonAt,
        UUID conflictId,
        Money fare,
        String decision,
        UUID refundId,
        List<FieldError> errors) {

    private static OperationResult of(OperationHead head, Outcome outcome) {
        return new OperationResult(
                head.operationId(),
                head.sequence(),
                outcome,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static OperationResult accepted(OperationHead head) {
        return of(head, Outcome.ACCEPTED);
    }

    static OperationResult waiting(Incoming item) {
        return item.head().map(head -> of(head, Outcome.WAITING)).orElseGet(() -> invalid(item, null));
    }

    /** @param sequence the place that it takes; null for none */
    static OperationResult invalid(Incoming item, Long sequence) {
        return invalid(item, sequence, ProblemType.VALIDATION_FAILED, "It breaks a rule; see errors.", item.flaws());
    }

    static OperationResult invalid(Incoming item, Long sequence, Problem problem) {
        return invalid(item, sequence, problem.type(), problem.detail(), problem.fieldErrors());
    }

    private static OperationResult invalid(
            Incoming item, Long sequence, ProblemType type, String detail, List<FieldError> errors) {
        return new OperationResult(
                item.head().map(OperationHead::operationId).orElse(null),
                sequence,
                Outcome.INVALID,
                null,
                null,
                type.code(),
                detail,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                errors.isEmpty() ? null : errors);
    }

    /** The first answer once more. */
    OperationResult again() {
        return new OperationResult(
                operationId,
                sequence,
                Outcome.DUPLICATE,
                operationId,
                outcome,
                code,
                detail,
                bookingReference,
                shiftNumber,
                wonAt,
                conflictId,
                fare,
                decision,
                refundId,
                errors);
    }

    /** @param shift null when no cash moved */
    OperationResult booked(String reference, Integer shift) {
        return new OperationResult(
                operationId,
                sequence,
                outcome,
                null,
                null,
                code,
                detail,
                reference,
                shift,
                wonAt,
                conflictId,
                fare,
                decision,
                refundId,
                errors);
    }

    /** It would cost something else today. */
    OperationResult priced(Money fareNow) {
        return new OperationResult(
                operationId,
                sequence,
                outcome,
                null,
                null,
                code,
                detail,
                bookingReference,
                shiftNumber,
                wonAt,
                conflictId,
                fareNow,
                decision,
                refundId,
                errors);
    }

    /** It could not be. */
    OperationResult refused(Outcome refusal, Problem problem, Instant since, UUID conflict) {
        return new OperationResult(
                operationId,
                sequence,
                refusal,
                null,
                null,
                problem.type().code(),
                problem.detail(),
                bookingReference,
                shiftNumber,
                since,
                conflict,
                fare,
                decision,
                refundId,
                errors);
    }

    OperationResult decided(String houseDecision) {
        return new OperationResult(
                operationId,
                sequence,
                outcome,
                null,
                null,
                code,
                detail,
                bookingReference,
                shiftNumber,
                wonAt,
                conflictId,
                fare,
                houseDecision,
                refundId,
                errors);
    }

    OperationResult returned(UUID refund) {
        return new OperationResult(
                operationId,
                sequence,
                outcome,
                null,
                null,
                code,
                detail,
                bookingReference,
                shiftNumber,
                wonAt,
                conflictId,
                fare,
                decision,
                refund,
                errors);
    }
}
