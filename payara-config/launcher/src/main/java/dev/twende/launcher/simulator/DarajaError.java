package dev.twende.launcher.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** A request that Daraja refuses at once, with its own error document. */
final class DarajaError extends SimulatedError {
    private final String code;

    private DarajaError(int status, String code, String message) {
        super(status, message);
        this.code = code;
    }

    static DarajaError invalidAuthentication() {
        return new DarajaError(400, "400.008.01", "Invalid Authentication passed");
    }

    static DarajaError invalidGrantType() {
        return new DarajaError(400, "400.008.02", "Invalid grant type passed");
    }

    static DarajaError invalidAccessToken() {
        return new DarajaError(404, "404.001.03", "Invalid Access Token");
    }

    static DarajaError invalid(String field) {
        return new DarajaError(400, "400.002.02", "Bad Request - Invalid " + field);
    }

    static DarajaError noSuchResource() {
        return new DarajaError(404, "404.001.01", "Resource not found");
    }

    static DarajaError methodNotAllowed() {
        return new DarajaError(405, "405.001", "Method Not Allowed");
    }

    static DarajaError noSuchMerchant() {
        return new DarajaError(500, "500.001.1001", "Merchant does not exist");
    }

    static DarajaError wrongCredentials() {
        return new DarajaError(500, "500.001.1001", "Wrong credentials");
    }

    static DarajaError stillProcessing() {
        return new DarajaError(500, "500.001.1001", "The transaction is being processed");
    }

    static DarajaError busy() {
        return new DarajaError(503, "500.003.02", "System is busy. Please try again in few minutes.");
    }

    /** Daraja remembers the ids that merchants choose. */
    static DarajaError duplicateOriginatorConversationId() {
        return new DarajaError(500, "500.002.1001", "Duplicate OriginatorConversationID.");
    }

    static DarajaError urlsAlreadyRegistered() {
        return new DarajaError(500, "500.003.1001", "URLs are already registered");
    }

    @Override
    JsonObject document(String requestId) {
        return Json.createObjectBuilder()
                .add("requestId", requestId)
                .add("errorCode", code)
                .add("errorMessage", getMessage())
                .build();
    }
}
