package dev.twende.auth.audits.boundary;

import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.auth.audits.control.AuditStore;
import dev.twende.auth.audits.control.News;
import dev.twende.auth.audits.entity.AuditQuestion;
import dev.twende.auth.audits.entity.ChainReport;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The audit trail: adds what all houses do, links it, and answers who did what. */
@ApplicationScoped
@Transactional
public class Audits {
    private AuditStore store;
    private Caller caller;
    private Clock clock;
    private int exportRows;

    protected Audits() {} // for the CDI proxy

    @Inject
    public Audits(
            AuditStore store,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "twende.auth.audits.export-rows") int exportRows) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
        this.exportRows = exportRows;
    }

    /** Adds what houses have done. */
    public void note(List<Envelope> news) {
        Instant now = clock.instant();
        store.add(news.stream().map(event -> News.of(event, now)).toList());
    }

    /**
     * Gives entries that wait their place in the chain.
     *
     * @return how many
     */
    public int link(int atMost) {
        return store.link(atMost);
    }

    /** Entries of the caller's company or, for a SUPER_ADMIN who names none, of all; latest first. */
    public Page<AuditResponse> list(AuditQuestion question, int limit, String cursor) {
        List<AuditResponse> entries = store.find(permitted(question), before(cursor), limit + 1).stream()
                .map(AuditResponse::from)
                .toList();
        return Page.of(entries, limit, entry -> Long.toString(entry.seq()));
    }

    /** The same for a spreadsheet, up to {@code twende.auth.audits.export-rows}. */
    public String csv(AuditQuestion question) {
        AuditCsv csv = new AuditCsv();
        store.each(permitted(question), Long.MAX_VALUE, exportRows, entry -> csv.add(AuditResponse.from(entry)));
        return csv.text();
    }

    /**
     * Follows the chain from its beginning.
     *
     * @param known a place and its hash as an earlier report gave them, {@code <links>:<head_hash>}; null for none
     */
    public ChainReport verify(String known) {
        if (known == null) {
            return store.verify(0, null);
        }
        if (!known.matches("[1-9][0-9]{0,17}:[0-9a-f]{64}")) {
            throw Problem.invalid("known", "must be <links>:<head_hash> of an earlier report");
        }
        String[] parts = known.split(":");
        return store.verify(Long.parseLong(parts[0]), parts[1]);
    }

    private AuditQuestion permitted(AuditQuestion question) {
        return caller.is(SUPER_ADMIN) ? question : question.of(caller.companyOr(question.companyId()));
    }

    private static long before(String cursor) {
        String seq = Cursor.decode(cursor);
        if (!seq.matches("[0-9]{0,18}")) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
        return seq.isEmpty() ? Long.MAX_VALUE : Long.parseLong(seq);
    }
}
