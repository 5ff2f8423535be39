package dev.twende.launcher.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An invoice that the fiscal device does not sign; it says so with a code of its own, mostly under the status 200. */
final class VsdcError extends SimulatedError {
    /** How the device writes a time: as clocks in Kigali show it. */
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneId.of("Africa/Kigali"));

    private final String code;

    VsdcError(int status, String code, String message) {
        super(status, message);
        this.code = code;
    }

    @Override
    JsonObject document(String requestId) {
        return document(code, getMessage());
    }

    /** How every answer of the device begins. */
    static JsonObject document(String code, String words) {
        return Json.createObjectBuilder()
                .add("resultCd", code)
                .add("resultMsg", words)
                .add("resultDt", STAMP.format(Instant.now()))
                .build();
    }
}
