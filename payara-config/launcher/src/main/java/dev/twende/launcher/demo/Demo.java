package dev.twende.launcher.demo;

import dev.twende.launcher.client.Login;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The demo as it lies in the platform now.
 *
 * @param stopIds by stop code, such as {@code RW-KGL}
 * @param people who can log in, the platform's own admin first
 */
public record Demo(Map<String, String> stopIds, List<Person> people) {

    String stopId(String code) {
        return stopIds.get(code);
    }

    /** The first of this role. */
    Login login(String role) {
        return people.stream()
                .filter(person -> person.role().equals(role))
                .findFirst()
                .orElseThrow()
                .login();
    }

    /** A line per person, for the terminal. */
    public List<String> table() {
        return people.stream()
                .map(person -> "%-13s %-16s %-26s %s"
                        .formatted(person.role(), person.of(), person.login().email(), person.login().password()))
                .toList();
    }

    /** For the logins file: {@code {"logins": [{"role", "company", "full_name", "email", "password"}]}}. */
    public JsonObject logins() {
        var logins = Json.createArrayBuilder();
        people.forEach(person -> logins.add(Json.createObjectBuilder()
                .add("role", person.role())
                .add("company", person.of())
                .add("full_name", person.fullName())
                .add("email", person.login().email())
                .add("password", person.login().password())));
        return Json.createObjectBuilder().add("logins", logins).build();
    }

    /**
     * Someone who can log in.
     *
     * @param of the company, or "" when of none
     */
    public record Person(String role, String of, String fullName, Login login) {}
}
