package dev.twende.company.fares.entity;

import java.time.LocalDate;

/**
 * A price, or the lack of one, that is legal but looks like a slip.
 *
 * @param since the first date, of those looked at, on which it is so
 */
public record FareWarning(Kind kind, Product product, int from, int to, LocalDate since) {
    /** What looks wrong. */
    public enum Kind {
        DEARER_THAN_LONGER("costs more than a longer ride around it"),
        DEARER_THAN_ADULT("costs more than an adult pays in the same class"),
        DIFFERS_FROM_REVERSE("differs by more than half from the ride back"),
        FREE("costs nothing"),
        MISSING("has no price, though other pairs of the route have: it is not sold");

        private final String message;

        Kind(String message) {
            this.message = message;
        }

        /** For the people who set prices. */
        public String message() {
            return message;
        }
    }
}
