package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.control.CounterSaleFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Shows by whom and on which device bookings were sold. */
@ApplicationScoped
@Transactional
public class CounterSales {
    private BookingStore store;
    private Caller caller;

    protected CounterSales() {} // for the CDI proxy

    @Inject
    public CounterSales(BookingStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    /**
     * A company's, the latest first.
     *
     * @param before only those that are older than this booking
     */
    public Page<CounterSaleResponse> list(CounterSaleFilter filter, int limit, UUID before) {
        CounterSaleFilter own = filter.of(caller.companyOr(filter.companyId()));
        List<CounterSaleResponse> found = store.sold(own, before, limit + 1).stream()
                .map(CounterSaleResponse::from)
                .toList();
        return Page.of(found, limit, sale -> sale.bookingId().toString());
    }
}
