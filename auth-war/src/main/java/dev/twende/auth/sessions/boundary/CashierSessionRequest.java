package dev.twende.auth.sessions.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** With what a cashier takes over the device that calls. */
public record CashierSessionRequest(
        @NotNull UUID userId, @NotNull @Size(max = 20) String pin) {

    /** Shows no PIN. */
    @Override
    public String toString() {
        return "CashierSessionRequest[" + userId + "]";
    }
}
