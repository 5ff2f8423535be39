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
 * @param fares {@code fares[i][k]} is the price in minor units from stop {@code i} to stop {@code i + 1 + k}; null is not sellable
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
        List<List<Long>> fares)
        implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return scheduleId;
    }
}
