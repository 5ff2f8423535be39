package dev.twende.pos;

/** The platform gave no answer, or none to be trusted: what was asked may have happened or not, and is asked again. */
final class NoNetwork extends Exception {
    NoNetwork(String message, Throwable cause) {
        super(message, cause);
    }

    NoNetwork(String message) {
        super(message);
    }
}
