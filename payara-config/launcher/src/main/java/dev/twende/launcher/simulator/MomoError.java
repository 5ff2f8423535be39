package dev.twende.launcher.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** A request that MoMo refuses at once, with its own error document. */
final class MomoError extends SimulatedError {
    private final String code;

    private MomoError(int status, String code, String message) {
        super(status, message);
        this.code = code;
    }

    static MomoError unauthorized() {
        return new MomoError(401, "login_failed", "login_failed");
    }

    static MomoError accessDenied() {
        return new MomoError(401, "ACCESS_DENIED", "Access denied due to invalid subscription key");
    }

    static MomoError invalid(String field) {
        return new MomoError(400, "INVALID_INPUT", "Invalid " + field);
    }

    static MomoError alreadyExists() {
        return new MomoError(409, "RESOURCE_ALREADY_EXIST", "Duplicated reference id. Creation of resource failed.");
    }

    static MomoError notFound() {
        return new MomoError(404, "RESOURCE_NOT_FOUND", "Requested resource was not found.");
    }

    static MomoError busy() {
        return new MomoError(503, "SERVICE_UNAVAILABLE", "Service temporarily unavailable, try again later");
    }

    @Override
    JsonObject document(String requestId) {
        return Json.createObjectBuilder()
                .add("code", code)
                .add("message", getMessage())
                .build();
    }
}
