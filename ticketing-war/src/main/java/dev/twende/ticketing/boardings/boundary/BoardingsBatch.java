package dev.twende.ticketing.boardings.boundary;

import dev.twende.kit.rest.Batches;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Boardings of a device that was without network, in any order; each stands or falls alone. */
public record BoardingsBatch(
        @NotNull @Size(min = 1, max = Batches.ITEMS_MAX) List<BoardingRequest> items) {}
