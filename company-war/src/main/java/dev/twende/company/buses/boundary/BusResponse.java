package dev.twende.company.buses.boundary;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.BusFeature;
import dev.twende.kit.rest.Versioned;
import java.util.List;
import java.util.UUID;

/**
 * A bus as the API shows it.
 *
 * @param capacity the seats of the layout
 * @param seats their numbers in the order of the plan
 * @param isActive whether it takes new schedules
 */
public record BusResponse(
        UUID busId,
        int version,
        UUID companyId,
        String plateNumber,
        UUID layoutId,
        int layoutVersion,
        int capacity,
        List<String> seats,
        List<BusFeature> features,
        boolean isActive)
        implements Versioned {

    static BusResponse from(Bus bus) {
        return new BusResponse(
                bus.id(),
                bus.version(),
                bus.companyId(),
                bus.plateNumber().value(),
                bus.layout().layoutId(),
                bus.layout().version(),
                bus.capacity(),
                bus.seats(),
                List.copyOf(bus.features()),
                bus.isActive());
    }
}
