package dev.twende.payment.reconciliations.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.reconciliations.entity.Mismatch.Disagreement;
import dev.twende.payment.reconciliations.entity.MismatchKind;
import dev.twende.payment.transactions.entity.BookingState;
import dev.twende.payment.transactions.entity.TransactionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ThreeWayMatchTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UUID.randomUUID();
    private static final UUID COMPANY = UUID.randomUUID();
    private static final Money PRICE = new Money(5000, "RWF");

    @Test
    void findsNothingWhereAllThreeAgree() {
        assertThat(match(List.of(line("R1", "5000.00")), List.of(paid("R1", 5000L)), List.of(ticket(ID))))
                .isEmpty();
    }

    @Test
    void findsMoneyThatTheProviderDoesNotKnow() {
        assertThat(kinds(List.of(), List.of(paid("R1", 5000L)), List.of(ticket(ID))))
                .containsExactly(MismatchKind.MISSING_AT_PROVIDER);
        assertThat(kinds(List.of(), List.of(paid(null, 5000L)), List.of(ticket(ID))))
                .containsExactly(MismatchKind.MISSING_AT_PROVIDER);
    }

    @Test
    void findsMoneyThatWeDoNotKnow() {
        assertThat(kinds(List.of(line("R9", "5000")), List.of(), List.of())).containsExactly(MismatchKind.MISSING_HERE);
        assertThat(kinds(List.of(line("R1", "5000")), List.of(ours("R1", null, TransactionStatus.EXPIRED)), List.of()))
                .containsExactly(MismatchKind.MISSING_HERE);
    }

    @Test
    void findsAnotherAmountAtTheProviderAndInTheLedger() {
        assertThat(kinds(List.of(line("R1", "4999")), List.of(paid("R1", 5000L)), List.of(ticket(ID))))
                .containsExactly(MismatchKind.AMOUNT_DIFFERS);
        assertThat(kinds(List.of(line("R1", "5000")), List.of(paid("R1", 4000L)), List.of(ticket(ID))))
                .containsExactly(MismatchKind.AMOUNT_DIFFERS);
        assertThat(kinds(List.of(line("R1", "5000")), List.of(paid("R1", null)), List.of(ticket(ID))))
                .containsExactly(MismatchKind.AMOUNT_DIFFERS);
    }

    @Test
    void findsMoneyWithoutATicketUnlessItIsOnItsWayBack() {
        assertThat(kinds(List.of(line("R1", "5000")), List.of(paid("R1", 5000L)), List.of()))
                .containsExactly(MismatchKind.PAID_WITHOUT_TICKET);
        assertThat(kinds(
                        List.of(line("R1", "5000")),
                        List.of(ours("R1", 5000L, TransactionStatus.REFUND_DUE)),
                        List.of()))
                .isEmpty();
    }

    @Test
    void findsATicketWithoutMoney() {
        assertThat(kinds(
                        List.of(),
                        List.of(ours(null, null, TransactionStatus.FAILED)),
                        List.of(ticket(UUID.randomUUID()))))
                .containsExactly(MismatchKind.TICKET_WITHOUT_PAYMENT);
    }

    @Test
    void knowsThatABookingWasPaidByAnotherMethod() {
        UUID cash = UUID.randomUUID();

        assertThat(new ThreeWayMatch(
                                FROM,
                                TO,
                                List.of(),
                                List.of(ours(null, null, TransactionStatus.FAILED)),
                                Set.of(cash),
                                Map.of("ABCD2345", ticket(cash)))
                        .disagreements())
                .isEmpty();
    }

    @Test
    void leavesWhatBelongsToTheNextPeriodToThat() {
        StatementLine after = new StatementLine("R1", "ABCD2345", new BigDecimal("5000"), TO.plusSeconds(60));

        assertThat(match(List.of(after), List.of(), List.of())).isEmpty();
        assertThat(match(List.of(after), List.of(paid("R1", 5000L)), List.of(ticket(ID))))
                .isEmpty();
    }

    private static List<MismatchKind> kinds(
            List<StatementLine> lines, List<OurPayment> ours, List<BookingState> tickets) {
        return match(lines, ours, tickets).stream().map(Disagreement::kind).toList();
    }

    private static List<Disagreement> match(
            List<StatementLine> lines, List<OurPayment> ours, List<BookingState> tickets) {
        Set<UUID> paid = ours.stream()
                .filter(OurPayment::isPaid)
                .map(OurPayment::transactionId)
                .collect(Collectors.toSet());
        return new ThreeWayMatch(
                        FROM,
                        TO,
                        lines,
                        ours,
                        paid,
                        tickets.stream().collect(Collectors.toMap(BookingState::bookingReference, ticket -> ticket)))
                .disagreements();
    }

    private static StatementLine line(String receipt, String units) {
        return new StatementLine(receipt, "ABCD2345", new BigDecimal(units), NOON);
    }

    private static OurPayment paid(String receipt, Long booked) {
        return ours(receipt, booked, TransactionStatus.SUCCEEDED);
    }

    private static OurPayment ours(String receipt, Long booked, TransactionStatus status) {
        return new OurPayment(
                ID,
                COMPANY,
                "ABCD2345",
                status,
                PRICE,
                Optional.ofNullable(receipt),
                Optional.ofNullable(booked),
                NOON);
    }

    private static BookingState ticket(UUID transaction) {
        return new BookingState(
                "ABCD2345", COMPANY, "PAID", PRICE, List.of(new BookingState.Payment(transaction, PRICE, "ACCEPTED")));
    }
}
