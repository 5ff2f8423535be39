package dev.twende.backoffice.sessions.entity;

/** What a person types to log in; never kept. */
public record Credentials(String email, String password) {
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
