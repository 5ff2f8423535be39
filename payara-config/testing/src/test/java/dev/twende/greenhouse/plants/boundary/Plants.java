package dev.twende.greenhouse.plants.boundary;

import dev.twende.greenhouse.plants.control.PlantStore;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The facade. */
@Transactional
public class Plants {
    @Inject
    PlantStore store;

    @Inject
    Clock clock;

    public void water(UUID id) {
        store.require(id).water(clock.instant());
    }
}
