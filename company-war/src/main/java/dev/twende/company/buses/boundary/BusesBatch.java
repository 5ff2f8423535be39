package dev.twende.company.buses.boundary;

import dev.twende.kit.rest.Batches;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Many buses to add; each stands or falls alone. */
public record BusesBatch(
        @NotNull @Size(min = 1, max = Batches.ITEMS_MAX) List<BusRequest> items) {}
