package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.rest.Cursor;
import dev.twende.ticketing.tickets.entity.Revocation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was revoked since a device asked last.
 *
 * @param cursor where to go on next time; always there, also when there was nothing new
 * @param more whether to ask again at once
 */
public record RevocationList(List<VoidTicket> items, String cursor, boolean more) {
    /** Where the list begins. */
    static final Place BEGINNING = new Place("0", new UUID(0, 0), 0);

    /**
     * A ticket whose codes are void.
     *
     * @param upToIssue codes of this issue and of those before are void
     * @param reason CANCELLED, REFUNDED, EXCHANGED for another ticket, or REISSUED under other terms
     */
    public record VoidTicket(UUID ticketId, int upToIssue, UUID scheduleId, String reason, Instant revokedAt) {
        static VoidTicket from(Revocation revocation) {
            return new VoidTicket(
                    revocation.ticketId(),
                    revocation.upToIssue(),
                    revocation.scheduleId(),
                    revocation.reason(),
                    revocation.revokedAt());
        }
    }

    /** A place in the list: behind this revocation. */
    record Place(String position, UUID ticketId, int upToIssue) {
        static Place of(Revocation last) {
            return new Place(last.position(), last.ticketId(), last.upToIssue());
        }

        String cursor() {
            return Cursor.encode(position + " " + ticketId + " " + upToIssue);
        }
    }

    static RevocationList of(List<Revocation> found, Place next, boolean more) {
        return new RevocationList(found.stream().map(VoidTicket::from).toList(), next.cursor(), more);
    }
}
