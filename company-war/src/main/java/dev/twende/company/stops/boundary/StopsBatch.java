package dev.twende.company.stops.boundary;

import dev.twende.kit.rest.Batches;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Many stops to add, in this order, so that a station may come before its stops; each stands or falls alone. */
public record StopsBatch(
        @NotNull @Size(min = 1, max = Batches.ITEMS_MAX) List<StopRequest> items) {}
