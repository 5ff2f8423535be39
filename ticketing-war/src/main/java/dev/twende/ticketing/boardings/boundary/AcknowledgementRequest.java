package dev.twende.ticketing.boardings.boundary;

import jakarta.validation.constraints.Size;

/**
 * That somebody has seen to an alert.
 *
 * @param note what was found, for the others; may be absent
 */
public record AcknowledgementRequest(@Size(max = 500) String note) {}
