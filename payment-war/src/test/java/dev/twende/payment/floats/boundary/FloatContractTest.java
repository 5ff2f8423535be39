package dev.twende.payment.floats.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.Orders;
import dev.twende.payment.PaymentSchema;
import dev.twende.payment.floats.control.FloatStore;
import dev.twende.payment.floats.control.FloatStores;
import dev.twende.payment.floats.entity.Movement;
import dev.twende.payment.floats.entity.MovementKind;
import dev.twende.payment.providers.boundary.PaymentContract;
import dev.twende.payment.providers.boundary.PaymentProvider;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A float keeps to what all providers keep to, on a real PostgreSQL. */
class FloatContractTest extends PaymentContract {
    private static final long PAID_IN = 12_000;

    private final FloatStore store = FloatStores.on(PaymentSchema.running().dataSource());
    private final UUID company = UUID.randomUUID();
    private final UUID agent = UUID.randomUUID();

    @BeforeEach
    void payIn() {
        UUID id = Ids.next();
        store.open(Ids.next(), company, agent, "RWF");
        store.move(id, company, agent, MovementKind.TOP_UP, id, new Money(PAID_IN, "RWF"), "17", Instant.now());
    }

    @Override
    protected PaymentProvider provider() {
        return new FloatProvider(new Floats(store, null, null, null, Clock.systemUTC()));
    }

    @Override
    protected CollectionOrder order() {
        return order(PRICE);
    }

    private CollectionOrder order(Money price) {
        return new CollectionOrder(
                Ids.next(), company, "ABCD2345", price, Optional.empty(), Optional.of(agent), Orders.SECRET);
    }

    /** It is done when it is asked for. */
    @Override
    protected void settle() {}

    @Override
    protected long collected() {
        return -moved(MovementKind.SALE);
    }

    @Override
    protected long returned() {
        return moved(MovementKind.REFUND);
    }

    private long moved(MovementKind kind) {
        return movements()
                .filter(movement -> movement.kind() == kind)
                .mapToLong(movement -> movement.amount().amount())
                .sum();
    }

    private Stream<Movement> movements() {
        return store.statement(store.of(company, agent, "RWF").orElseThrow().id(), new UUID(0, 0), 100).stream();
    }

    @Test
    void refusesWhatItDoesNotCoverBeforeAnythingIsPromisedAndAfter() {
        CollectionOrder tooMuch = order(new Money(PAID_IN + 1, "RWF"));

        Problem refused = catchThrowableOfType(Problem.class, () -> provider().mustBeAbleToCollect(tooMuch));
        assertThat(refused.type()).isEqualTo(ProblemType.FLOAT_EXHAUSTED);
        assertThat(provider().collect(tooMuch)).isInstanceOf(CollectionReply.Refused.class);
        assertThat(provider().collect(order(new Money(1, "KES")))).isInstanceOf(CollectionReply.Refused.class);
        assertThat(collected()).isZero();
    }
}
