package dev.twende.backoffice.sessions.entity;

/** Whose password was forgotten. */
public record ForgottenPassword(String email) {
    @Override
    public String toString() {
        return "ForgottenPassword[hidden]";
    }
}
