package dev.twende.ticketing.seats.entity;

import java.util.UUID;

/** A stretch of a seat that is not for everyone, as one device sees it. */
public record SeatForDevice(UUID scheduleId, String seatNumber, Segments segments, Standing standing) {
    /** What the device makes of it. */
    public enum Standing {
        /** Held or sold; which of the two is nobody's business. */
        TAKEN,
        /** Kept out of sale, or lent to another device. */
        BLOCKED,
        /** Lent to this one. */
        OWN
    }
}
