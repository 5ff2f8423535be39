package dev.twende.payment.shifts.boundary;

import jakarta.validation.constraints.Size;

/**
 * Signs a shift off.
 *
 * @param note e.g. what was said about a variance
 */
public record SignOffRequest(@Size(max = 500) String note) {}
