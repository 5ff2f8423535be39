package dev.twende.payment.providers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.Orders;
import dev.twende.payment.providers.control.SharedNotes;
import dev.twende.payment.providers.control.TestRedis;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.providers.entity.StatementReply;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only M-Pesa has: one token for all, a statement, a Pay Bill number, and phones of one network. */
class MpesaTest {
    private static final Money PRICE = new Money(5000, "RWF");

    private final SimulatedMpesa safaricom = new SimulatedMpesa();

    @BeforeEach
    void start() {
        safaricom.start();
    }

    @AfterEach
    void stop() {
        safaricom.stop();
    }

    // ---- one token for all

    @Test
    void fetchesOneTokenForManyInstancesThatStartTogether() throws Exception {
        List<Mpesa> instances =
                IntStream.range(0, 8).mapToObj(i -> safaricom.instance()).toList();
        var callers = Executors.newFixedThreadPool(instances.size());
        try {
            List<Future<CollectionReply>> replies = new ArrayList<>();
            for (Mpesa instance : instances) {
                replies.add(callers.submit(() -> instance.collect(order())));
            }
            for (Future<CollectionReply> reply : replies) {
                assertThat(reply.get()).isInstanceOf(CollectionReply.Accepted.class);
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(safaricom.control("/simulator/tokens").getInt("given")).isEqualTo(1);
    }

    @Test
    void asksForANewTokenOnceWhenSomebodyElseEndedOurs() {
        Mpesa ours = safaricom.instance();
        Mpesa neighbour = safaricom.instance();
        assertThat(ours.collect(order())).isInstanceOf(CollectionReply.Accepted.class);
        assertThat(neighbour.collect(order())).isInstanceOf(CollectionReply.Accepted.class);

        safaricom.instance("secret", TestRedis.unreachable()).mustBeAbleToCollect(order()); // a stranger with our keys

        assertThat(ours.collect(order())).isInstanceOf(CollectionReply.Accepted.class);
        assertThat(neighbour.collect(order())).isInstanceOf(CollectionReply.Accepted.class);
        assertThat(safaricom.control("/simulator/tokens").getInt("given")).isEqualTo(3);
    }

    @Test
    void goesOnAloneWithoutRedis() {
        Mpesa alone = safaricom.instance("secret", TestRedis.unreachable());

        assertThat(alone.collect(order())).isInstanceOf(CollectionReply.Accepted.class);
    }

    @Test
    void chargesNothingWhenItIsNotLetIn() {
        SharedNotes notes = TestRedis.unreachable();

        assertThatThrownBy(() -> safaricom.instance("wrong", notes).mustBeAbleToCollect(order()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE);
                    assertThat(problem.retryAfter()).isPresent();
                });
        assertThat(safaricom.instance("wrong", notes).collect(order()))
                .as("nobody was prompted, for certain")
                .isInstanceOf(CollectionReply.Refused.class);
    }

    // ---- the provider is not well

    @Test
    void leavesAProviderAloneThatIsDownAndComesBackByItself() {
        Mpesa mpesa = safaricom.instance();
        mpesa.mustBeAbleToCollect(order());
        safaricom.script("{\"down_ms\": 60000}");
        for (int i = 0; i < 5; i++) {
            assertThat(mpesa.collect(order())).isEqualTo(new CollectionReply.Unknown());
        }

        assertThatThrownBy(() -> mpesa.mustBeAbleToCollect(order())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE);
            assertThat(problem.retryAfter()).isPresent();
        });
        assertThat(mpesa.collect(order()))
                .as("not even tried")
                .isInstanceOfSatisfying(
                        CollectionReply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-sent"));
        assertThat(safaricom.calls().opened()).containsExactly("M-Pesa");
        assertThat(safaricom.calls().isLeftAlone("M-Pesa")).isTrue();
        assertThat(safaricom.calls().outcomes())
                .containsSubsequence("ANSWERED", "UNWELL", "UNWELL", "UNWELL", "UNWELL", "UNWELL", "NOT_SENT");

        safaricom.script("{\"down_ms\": 0}");
        SimulatedMpesa.eventually(() -> mpesa.mustBeAbleToCollect(order()));
        assertThat(mpesa.collect(order())).isInstanceOf(CollectionReply.Accepted.class);
        assertThat(safaricom.calls().isLeftAlone("M-Pesa")).isFalse();
    }

    @Test
    void knowsADefiniteNo() {
        assertThat(safaricom.instance().collect(Orders.collect(PRICE, "250788123456")))
                .isInstanceOfSatisfying(
                        CollectionReply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("400.002.02"));
    }

    @Test
    void knowsNothingWhenTheConnectionIsLost() {
        Mpesa mpesa = safaricom.instance();
        mpesa.mustBeAbleToCollect(order());
        safaricom.stop();

        assertThat(mpesa.collect(order())).isEqualTo(new CollectionReply.Unknown());
        assertThat(mpesa.status(new StatusQuery(
                        order().transactionId(), ProviderIds.of("ws_CO_1", "1-1-1"), PRICE, Optional.empty())))
                .isEqualTo(new StatusReply.Unknown());
    }

    // ---- customers who pay by themselves

    @Test
    void registersThePaybillAsOftenAsOneLikes() {
        Mpesa mpesa = safaricom.instance();

        mpesa.registerPaybill("/payment/v1/paybills/5ec7e7");
        mpesa.registerPaybill("/payment/v1/paybills/5ec7e7");
        mpesa.registerPaybill("/payment/v1/paybills/other"); // live, the first registration stays

        assertThatThrownBy(() -> mpesa.registerPaybill("/payment/v1/mpesa"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE));
    }

    @Test
    void readsTheStatementPageByPage() {
        Instant before = Instant.now().minusSeconds(1);
        for (int i = 0; i < 11; i++) {
            safaricom.pays("R" + i, 5000 + i);
        }
        Mpesa mpesa = safaricom.instance();

        List<StatementLine> lines = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            StatementReply reply = mpesa.statement(before, Instant.now(), next);
            assertThat(reply).isInstanceOf(StatementReply.Page.class);
            lines.addAll(((StatementReply.Page) reply).lines());
            next = ((StatementReply.Page) reply).next();
        } while (next.isPresent());

        assertThat(lines)
                .extracting(StatementLine::reference)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 11).mapToObj(i -> "R" + i).toList());
        assertThat(lines).allSatisfy(line -> assertThat(line.at()).isBetween(before, Instant.now()));
        assertThat(lines.get(0).amount()).isEqualByComparingTo("5000");
    }

    @Test
    void hasNoStatementOfLastWeek() {
        Instant lastWeek = Instant.now().minusSeconds(7 * 24 * 3600);

        assertThat(safaricom.instance().statement(lastWeek, lastWeek.plusSeconds(3600), Optional.empty()))
                .isEqualTo(new StatementReply.NotKept());
    }

    private static CollectionOrder order() {
        return Orders.collect(PRICE, "254712345678");
    }
}
