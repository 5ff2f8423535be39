package dev.twende.events.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A schedule was published: everything a seller needs to sell it alone, even while the company house is down.
 *
 * @param assignedDriverId absent while no driver is assigned
 * @param serviceDate the date at the first stop
 * @param departureTime from the first stop
 * @param seats the seat numbers of the bus
 * @param stops in order
 * @param currency ISO 4217
 * @param fares what an adult pays in the standard class: {@code fares[i][k]} is the price in minor units from stop {@code i} to stop
 *     {@code i + 1 + k}; null is not sellable
 * @param revision 1 when it was published; a {@link ScheduleChanged} counts on
 * @param layout where each seat stands; absent when only the numbers are known
 * @param features of the bus, such as AC or WIFI
 * @param terms other prices, conditions, sales windows and kept seats; absent means {@code fares} alone, sold until departure
 */
public record ScheduleCreated(
        UUID scheduleId,
        CompanyRef company,
        UUID routeId,
        String routeName,
        UUID busId,
        String plateNumber,
        UUID assignedDriverId,
        LocalDate serviceDate,
        Instant departureTime,
        List<String> seats,
        List<ScheduleStop> stops,
        String currency,
        List<List<Long>> fares,
        Integer revision,
        List<ScheduleSeat> layout,
        List<String> features,
        SalesTerms terms)
        implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return scheduleId;
    }
}
