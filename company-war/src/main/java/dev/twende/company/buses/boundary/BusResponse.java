package dev.twende.company.buses.boundary;

import dev.twende.company.buses.entity.Bus;
import java.util.List;
import java.util.UUID;

/** A bus as the API shows it. */
public record BusResponse(
        UUID busId, UUID companyId, String plateNumber, int capacity, List<String> seats, List<String> features) {

    static BusResponse from(Bus bus) {
        return new BusResponse(
                bus.id(),
                bus.companyId(),
                bus.plateNumber().value(),
                bus.capacity(),
                bus.seats(),
                List.copyOf(bus.features()));
    }
}
