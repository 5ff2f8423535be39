package dev.twende.backoffice.sessions.entity;

/**
 * What a person types to log in; never kept.
 *
 * @param otp a code of the authenticator; null for who has none
 */
public record Credentials(String email, String password, String otp) {
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
