package dev.twende.auth.mails.control;

/**
 * What became of an attempt to send a mail.
 *
 * @param outcome what to do next
 * @param detail why it was not taken; never an address
 */
public record Delivery(Outcome outcome, String detail) {
    /** What to do next. */
    public enum Outcome {
        TAKEN,
        /** Nobody knows, or the server is in trouble: try again. */
        NOT_NOW,
        /** The server will never take it. */
        NEVER
    }

    static Delivery taken() {
        return new Delivery(Outcome.TAKEN, null);
    }

    static Delivery notNow(String why) {
        return new Delivery(Outcome.NOT_NOW, why);
    }

    static Delivery never(String why) {
        return new Delivery(Outcome.NEVER, why);
    }
}
