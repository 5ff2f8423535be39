package dev.twende.ticketing.messages.control;

/**
 * What became of an attempt to send a message.
 *
 * @param outcome what to do next
 * @param detail the gateway's id of the message, or why it was not taken; never a phone number
 */
public record Delivery(Outcome outcome, String detail) {
    /** What to do next. */
    public enum Outcome {
        TAKEN,
        /** Nobody knows, or the gateway is in trouble: try again. */
        NOT_NOW,
        /** The gateway will never take it. */
        NEVER
    }

    static Delivery taken(String providerId) {
        return new Delivery(Outcome.TAKEN, providerId);
    }

    static Delivery notNow(String why) {
        return new Delivery(Outcome.NOT_NOW, why);
    }

    static Delivery never(String why) {
        return new Delivery(Outcome.NEVER, why);
    }
}
