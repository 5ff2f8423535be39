package dev.twende.auth.devices.boundary;

import java.util.UUID;

/** One of those who may take over the device with a PIN, for the device to show a list to choose from. */
public record CashierResponse(UUID userId, String fullName) {}
