package dev.twende.auth.mails.control;

import dev.twende.auth.mails.entity.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The mails in the database. */
@ApplicationScoped
public class MailStore {
    private static final String DUE = """
            select * from outgoing_mail where status = 'QUEUED' and next_at <= clock_timestamp()
            order by next_at limit ?1 for update skip locked
            """;
    private static final String OVERDUE = """
            select count(*) from outgoing_mail
            where status = 'QUEUED' and next_at <= clock_timestamp() - make_interval(secs => ?1)
            """;

    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    public void add(Mail mail) {
        em.persist(mail);
    }

    /** Mails that are due by the database's clock and that no other sender is taking. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<Mail> dueForUpdate(int limit) {
        return em.createNativeQuery(DUE, Mail.class).setParameter(1, limit).getResultList();
    }

    public Mail requireForUpdate(UUID mailId) {
        return em.find(Mail.class, mailId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** How many mails should have been sent this many seconds ago; ix_outgoing_mail_due answers. */
    public long countOverdue(int seconds) {
        return ((Number) em.createNativeQuery(OVERDUE).setParameter(1, seconds).getSingleResult()).longValue();
    }
}
