package dev.twende.backoffice.sessions.entity;

/**
 * A password chosen by a link; never kept.
 *
 * @param token of the link
 */
public record ChosenPassword(String token, String password) {
    @Override
    public String toString() {
        return "ChosenPassword[hidden]";
    }
}
