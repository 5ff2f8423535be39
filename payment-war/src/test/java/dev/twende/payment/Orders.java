package dev.twende.payment;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.Msisdn;
import java.util.Optional;

/** Orders to providers, for tests to which only the money matters. */
public final class Orders {
    public static final String SECRET = "5ec7e7";

    private Orders() {}

    /** From a new attempt to pay booking ABCD2345. */
    public static CollectionOrder collect(Money amount, String msisdn) {
        return new CollectionOrder(
                Ids.next(), Ids.next(), "ABCD2345", amount, Optional.of(new Msisdn(msisdn)), Optional.empty(), SECRET);
    }
}
