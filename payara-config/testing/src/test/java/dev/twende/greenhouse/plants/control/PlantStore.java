package dev.twende.greenhouse.plants.control;

import dev.twende.greenhouse.plants.entity.Plant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Keeps plants. */
public class PlantStore {
    @PersistenceContext(unitName = "greenhouse")
    EntityManager em;

    public Plant require(UUID id) {
        return em.find(Plant.class, id);
    }
}
