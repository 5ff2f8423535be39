package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.tickets.boundary.RevocationList.Place;
import dev.twende.ticketing.tickets.control.RevocationStore;
import dev.twende.ticketing.tickets.control.TicketConfig;
import dev.twende.ticketing.tickets.entity.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of codes that are void, for devices that check tickets without a network. */
@ApplicationScoped
@Transactional
public class Revocations {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,19}) ([0-9a-f-]{36}) (\\d{1,3})");
    /** How many are dropped in one transaction. */
    private static final int BATCH = 1_000;

    private RevocationStore store;
    private TicketConfig config;
    private Caller caller;

    protected Revocations() {} // for the CDI proxy

    @Inject
    public Revocations(RevocationStore store, TicketConfig config, Caller caller) {
        this.store = store;
        this.config = config;
        this.caller = caller;
    }

    /**
     * What was revoked after a place in the list. What is being revoked at this moment comes later, and is never passed over.
     *
     * @param companyId null for people and devices of a company
     * @param since the cursor of an earlier answer; null or empty for the whole list
     * @throws Problem {@link dev.twende.kit.problem.ProblemType#VALIDATION_FAILED} when the cursor is none of this list's: begin anew
     */
    public RevocationList since(UUID companyId, String since, int limit) {
        Place place = place(since);
        RevocationStore.Found found =
                store.page(caller.companyOr(companyId), place.position(), place.ticketId(), place.upToIssue(), limit);
        if (found.isAhead()) {
            throw noCursor();
        }
        List<Revocation> revocations = found.revocations();
        return revocations.size() == limit
                ? RevocationList.of(revocations, Place.of(revocations.get(limit - 1)), true)
                : RevocationList.of(revocations, new Place(found.fence(), new UUID(0, 0), 0), false);
    }

    private static Place place(String since) {
        String key = Cursor.decode(since);
        if (key.isEmpty()) {
            return RevocationList.BEGINNING;
        }
        Matcher place = PLACE.matcher(key);
        if (!place.matches()) {
            throw noCursor();
        }
        try {
            return new Place(place.group(1), UUID.fromString(place.group(2)), Integer.parseInt(place.group(3)));
        } catch (IllegalArgumentException e) {
            throw noCursor();
        }
    }

    private static Problem noCursor() {
        return Problem.invalid("since", "is not a cursor of this list; leave it out and begin anew");
    }

    /**
     * Drops what no device needs any more.
     *
     * @return whether there may be more
     */
    boolean drop() {
        return store.drop(config.revocationsKeptAfter(), BATCH) == BATCH;
    }
}
