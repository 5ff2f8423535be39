package dev.twende.launcher.demo;

import dev.twende.launcher.client.Login;
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

    /**
     * Someone who can log in.
     *
     * @param of the company, or "" when of none
     */
    public record Person(String role, String of, String fullName, Login login) {}
}
