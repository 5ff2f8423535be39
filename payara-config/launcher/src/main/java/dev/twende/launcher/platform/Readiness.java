package dev.twende.launcher.platform;

import dev.twende.launcher.JsonText;
import dev.twende.launcher.stack.House;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads {@code /health/ready}. "UP" alone proves little: Payara Micro answers it without the WARs that failed to deploy, and a
 * stranger on the port may answer it as well. So each house must be there by name, with the number that only this start knows.
 */
final class Readiness {

    private Readiness() {}

    /** The houses that do not answer yet, in words for a message; empty when all are ready. */
    static List<String> missing(Collection<House> houses, String nonce, String body) {
        List<JsonObject> checks = checks(body);
        return houses.stream()
                .map(House::id)
                .filter(house -> checks.stream().noneMatch(check -> isReady(check, house, nonce)))
                .collect(Collectors.toList());
    }

    private static boolean isReady(JsonObject check, String house, String nonce) {
        return house.equals(check.getString("name", ""))
                && "UP".equals(check.getString("status", ""))
                && check.get("data") instanceof JsonObject data
                && nonce.equals(data.getString("nonce", ""));
    }

    private static List<JsonObject> checks(String body) {
        try {
            JsonObject health = JsonText.parse(body);
            return health.containsKey("checks")
                    ? health.getJsonArray("checks").getValuesAs(JsonObject.class)
                    : List.of();
        } catch (JsonException | ClassCastException e) {
            return List.of();
        }
    }
}
