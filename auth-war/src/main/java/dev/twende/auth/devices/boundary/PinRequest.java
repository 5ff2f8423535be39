package dev.twende.auth.devices.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The PIN a cashier will have: 4 to 8 digits. */
public record PinRequest(@NotNull @Size(max = 20) String pin) {

    /** Shows no PIN. */
    @Override
    public String toString() {
        return "PinRequest";
    }
}
