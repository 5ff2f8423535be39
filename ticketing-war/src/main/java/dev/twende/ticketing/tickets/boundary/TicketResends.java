package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.PhoneNumber;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.messages.boundary.MessageResponse;
import dev.twende.ticketing.messages.boundary.Messages;
import dev.twende.ticketing.messages.boundary.Notice;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.tickets.control.TicketConfig;
import dev.twende.ticketing.tickets.control.TicketFaces;
import dev.twende.ticketing.tickets.entity.TicketFace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tickets that are sent to a phone once more. It is free, so it has a limit. */
@ApplicationScoped
@Transactional
public class TicketResends {
    private Bookings bookings;
    private TicketFaces faces;
    private TicketTexts texts;
    private Messages messages;
    private IdempotentRequests idempotent;
    private TicketConfig config;
    private Clock clock;

    protected TicketResends() {} // for the CDI proxy

    @Inject
    public TicketResends(
            Bookings bookings,
            TicketFaces faces,
            TicketTexts texts,
            Messages messages,
            IdempotentRequests idempotent,
            TicketConfig config,
            Clock clock) {
        this.bookings = bookings;
        this.faces = faces;
        this.texts = texts;
        this.messages = messages;
        this.idempotent = idempotent;
        this.config = config;
        this.clock = clock;
    }

    /** What is sent where to, which makes a repetition known. */
    public record Wish(String reference, UUID ticketId, String phone, Language language) {}

    /**
     * Sends the ticket to the phone that was named, which is one of the party; staff send it to the contact.
     *
     * @param phone of the party; null for the company's people
     * @param language null for the contact's
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#TICKET_NOT_VALID};
     *     {@link ProblemType#TOO_MANY_REQUESTS} when this booking's tickets were sent often enough for now
     */
    ResendResponse send(String reference, UUID ticketId, String phone, Language language, IdempotencyKey key) {
        Booking booking = bookings.knownForUpdate(reference, phone);
        Wish wish = new Wish(reference, ticketId, phone, language);
        return idempotent.once(key, "tickets.resend", wish, ResendResponse.class, () -> {
            Ticket ticket = TicketDocuments.ticket(booking, ticketId);
            Instant now = clock.instant();
            mustNotBeTooOften(booking, now);
            TicketFace face =
                    faces.of(booking, List.of(ticket), original -> 0, now).get(0);
            Notice notice = new Notice(
                    booking.id(),
                    booking.reference(),
                    booking.trip().companyId(),
                    Optional.ofNullable(PhoneNumber.digits(phone))
                            .orElse(booking.contact().phone()),
                    TicketDocuments.inTheirs(language, booking),
                    MessageKind.TICKET,
                    TicketTexts.values(face));
            messages.write(notice);
            return new ResendResponse(MessageResponse.masked(notice.phone()), texts.text(face, notice.language()));
        });
    }

    private void mustNotBeTooOften(Booking booking, Instant now) {
        long sent = messages.count(booking.reference(), MessageKind.TICKET, now.minus(config.resendWindow()));
        if (sent >= (long) config.resends() * booking.tickets().size()) {
            throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "This booking's tickets were sent often enough for now.")
                    .retryAfter(config.resendWindow());
        }
    }
}
