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
import java.util.function.Consumer;
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

    static OperationResult accepted(OperationHead head) {
        return of(head, Outcome.ACCEPTED);
    }

    static OperationResult waiting(Incoming item) {
        return item.head().map(head -> of(head, Outcome.WAITING)).orElseGet(() -> invalid(item, null));
    }

    private static OperationResult of(OperationHead head, Outcome outcome) {
        return new Draft(head.operationId(), head.sequence(), outcome).result();
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
        Draft draft = new Draft(item.head().map(OperationHead::operationId).orElse(null), sequence, Outcome.INVALID);
        draft.code = type.code();
        draft.detail = detail;
        draft.errors = errors.isEmpty() ? null : errors;
        return draft.result();
    }

    /** The first answer once more. */
    OperationResult again() {
        return with(draft -> {
            draft.outcome = Outcome.DUPLICATE;
            draft.duplicateOf = operationId;
            draft.firstOutcome = outcome;
        });
    }

    /** @param shift null when no cash moved */
    OperationResult booked(String reference, Integer shift) {
        return with(draft -> {
            draft.bookingReference = reference;
            draft.shiftNumber = shift;
        });
    }

    /** It would cost something else today. */
    OperationResult priced(Money fareNow) {
        return with(draft -> draft.fare = fareNow);
    }

    /** It could not be. */
    OperationResult refused(Outcome refusal, Problem problem, Instant since, UUID conflict) {
        return with(draft -> {
            draft.outcome = refusal;
            draft.code = problem.type().code();
            draft.detail = problem.detail();
            draft.wonAt = since;
            draft.conflictId = conflict;
        });
    }

    OperationResult decided(String houseDecision) {
        return with(draft -> draft.decision = houseDecision);
    }

    OperationResult returned(UUID refund) {
        return with(draft -> draft.refundId = refund);
    }

    private OperationResult with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.result();
    }

    /** A result that is being written. */
    private static final class Draft {
        private final UUID operationId;
        private final Long sequence;
        private Outcome outcome;
        private UUID duplicateOf;
        private Outcome firstOutcome;
        private String code;
        private String detail;
        private String bookingReference;
        private Integer shiftNumber;
        private Instant wonAt;
        private UUID conflictId;
        private Money fare;
        private String decision;
        private UUID refundId;
        private List<FieldError> errors;

        Draft(UUID operationId, Long sequence, Outcome outcome) {
            this.operationId = operationId;
            this.sequence = sequence;
            this.outcome = outcome;
        }

        Draft(OperationResult result) {
            this(result.operationId, result.sequence, result.outcome);
            duplicateOf = result.duplicateOf;
            firstOutcome = result.firstOutcome;
            code = result.code;
            detail = result.detail;
            bookingReference = result.bookingReference;
            shiftNumber = result.shiftNumber;
            wonAt = result.wonAt;
            conflictId = result.conflictId;
            fare = result.fare;
            decision = result.decision;
            refundId = result.refundId;
            errors = result.errors;
        }

        OperationResult result() {
            return new OperationResult(
                    operationId,
                    sequence,
                    outcome,
                    duplicateOf,
                    firstOutcome,
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
    }
}
