package dev.twende.ticketing.refundquotes.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefundQuoteTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    private static RefundQuote quote(long left, RefundLine... lines) {
        return new RefundQuote(
                UUID.randomUUID(),
                new RefundQuote.Whose(UUID.randomUUID(), "ABCDEFGH", UUID.randomUUID(), new Money(left, "RWF")),
                List.of(lines),
                NOW.plusSeconds(900),
                Optional.empty(),
                NOW);
    }

    private static RefundLine line(long price, long fee) {
        return new RefundLine(UUID.randomUUID(), price, fee);
    }

    private static void refuses(Runnable move, ProblemType type) {
        assertThatThrownBy(move::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void addsItsTicketsUpAndNeverPromisesMoreThanIsLeft() {
        assertThat(quote(9_000, line(2_000, 500), line(3_000, 0)).refundable()).isEqualTo(new Money(4_500, "RWF"));
        assertThat(quote(9_000, line(2_000, 500), line(3_000, 0)).fee()).isEqualTo(new Money(500, "RWF"));
        assertThat(quote(4_000, line(2_000, 500), line(3_000, 0)).refundable()).isEqualTo(new Money(4_000, "RWF"));
    }

    @Test
    void isAcceptedUntilItsLastMoment() {
        quote(2_000, line(2_000, 0)).confirm(false, NOW.plusSeconds(900));
        refuses(
                () -> quote(2_000, line(2_000, 0))
                        .confirm(false, NOW.plusSeconds(900).plusNanos(1)),
                ProblemType.QUOTE_EXPIRED);
    }

    @Test
    void ofNothingIsAcceptedOnlyKnowingly() {
        RefundQuote nothing = quote(2_000, line(2_000, 2_000));
        refuses(() -> nothing.confirm(false, NOW), ProblemType.NOTHING_REFUNDED);
        nothing.confirm(true, NOW);
        assertThat(nothing.isConfirmed()).isTrue();
    }

    @Test
    void isDecidedOnce() {
        RefundQuote taken = quote(2_000, line(2_000, 0));
        taken.confirm(false, NOW);
        refuses(() -> taken.confirm(false, NOW), ProblemType.QUOTE_CLOSED);
        refuses(() -> taken.withdraw(NOW), ProblemType.QUOTE_CLOSED);
        RefundQuote left = quote(2_000, line(2_000, 0));
        left.withdraw(NOW);
        left.withdraw(NOW);
        refuses(() -> left.confirm(false, NOW), ProblemType.QUOTE_CLOSED);
    }

    @Test
    void allowsExactlyTheMovesOfALife() {
        Map<QuoteStatus, Set<QuoteStatus>> legal = Map.of(
                QuoteStatus.PROPOSED, EnumSet.of(QuoteStatus.CONFIRMED, QuoteStatus.WITHDRAWN),
                QuoteStatus.CONFIRMED, EnumSet.noneOf(QuoteStatus.class),
                QuoteStatus.WITHDRAWN, EnumSet.noneOf(QuoteStatus.class));
        for (QuoteStatus from : QuoteStatus.values()) {
            for (QuoteStatus to : QuoteStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }
}
