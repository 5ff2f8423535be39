package dev.twende.launcher.simulator;

import jakarta.json.JsonObject;

/** A request that a provider refuses at once, with its own error document. */
abstract class SimulatedError extends RuntimeException {
    private final int status;

    SimulatedError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    abstract JsonObject document(String requestId);
}
