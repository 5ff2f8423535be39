package dev.twende.ticketing.tickets.control;

import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.tickets.entity.TicketPrint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The prints in the database; uq_ticket_print_number leads to those of a ticket. */
@ApplicationScoped
public class PrintStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(TicketPrint print) {
        em.persist(print);
    }

    /** The last print of the ticket as it is issued now; empty when staff have not printed it. */
    public Optional<TicketPrint> last(Ticket ticket) {
        return em.createQuery(
                        "select p from TicketPrint p where p.ticketId = :ticket and p.issue = :issue order by p.number desc",
                        TicketPrint.class)
                .setParameter("ticket", ticket.id())
                .setParameter("issue", ticket.issue())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** A ticket's prints, the oldest first. */
    public List<TicketPrint> page(UUID ticketId, UUID after, int limit) {
        return em.createQuery(
                        "select p from TicketPrint p where p.ticketId = :ticket and p.id > :after order by p.id",
                        TicketPrint.class)
                .setParameter("ticket", ticketId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
