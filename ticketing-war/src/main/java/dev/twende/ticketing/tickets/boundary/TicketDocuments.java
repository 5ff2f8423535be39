package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.tickets.control.PrintStore;
import dev.twende.ticketing.tickets.control.TicketFaces;
import dev.twende.ticketing.tickets.control.TicketHtml;
import dev.twende.ticketing.tickets.control.TicketPdf;
import dev.twende.ticketing.tickets.control.TicketWords;
import dev.twende.ticketing.tickets.entity.DocumentFormat;
import dev.twende.ticketing.tickets.entity.TicketFace;
import dev.twende.ticketing.tickets.entity.TicketPrint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Tickets on paper and on screens. Passengers have their own as often as they like; what staff print is counted. */
@ApplicationScoped
@Transactional
public class TicketDocuments {
    private Bookings bookings;
    private PrintStore prints;
    private TicketFaces faces;
    private TicketTexts texts;
    private Clock clock;

    protected TicketDocuments() {} // for the CDI proxy

    @Inject
    public TicketDocuments(Bookings bookings, PrintStore prints, TicketFaces faces, TicketTexts texts, Clock clock) {
        this.bookings = bookings;
        this.prints = prints;
        this.faces = faces;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * All tickets of a booking that are good for a ride.
     *
     * @param phone of the party; null for the company's people
     * @param language null for the contact's
     * @throws Problem {@link ProblemType#NOT_FOUND}; {@link ProblemType#TICKET_NOT_VALID} when there are none;
     *     {@link ProblemType#TICKET_NOT_PRINTED}
     */
    TicketDocument all(String reference, String phone, DocumentFormat format, Language language) {
        Booking booking = bookings.known(reference, phone);
        List<Ticket> good = booking.tickets().stream().filter(Ticket::isValid).toList();
        if (good.isEmpty()) {
            booking.tickets().forEach(Ticket::mustBeValid);
        }
        List<TicketFace> found = faces.of(booking, good, copies(phone, format), clock.instant());
        return format == DocumentFormat.JSON
                ? document(
                        format,
                        booking,
                        new Page<>(
                                found.stream().map(IssuedTicketResponse::from).toList(), null))
                : document(format, booking, render(found, format, inTheirs(language, booking)));
    }

    /** As {@link #all}, of one ticket. */
    TicketDocument one(String reference, UUID ticketId, String phone, DocumentFormat format, Language language) {
        Booking booking = bookings.known(reference, phone);
        Ticket ticket = ticket(booking, ticketId);
        List<TicketFace> found = faces.of(booking, List.of(ticket), copies(phone, format), clock.instant());
        return document(
                format,
                booking,
                format == DocumentFormat.JSON
                        ? IssuedTicketResponse.from(found.get(0))
                        : render(found, format, inTheirs(language, booking)));
    }

    /** A ticket of the booking that is good for a ride. */
    static Ticket ticket(Booking booking, UUID ticketId) {
        Ticket ticket = booking.ticket(ticketId).orElseThrow(Problem::notFound);
        ticket.mustBeValid();
        return ticket;
    }

    static Language inTheirs(Language asked, Booking booking) {
        return Optional.ofNullable(asked)
                .orElseGet(() -> Language.of(booking.contact().language()));
    }

    private ToIntFunction<Ticket> copies(String phone, DocumentFormat format) {
        boolean isTheirOwn = phone != null || !format.isShown();
        return isTheirOwn
                ? ticket -> 0
                : ticket -> prints.last(ticket)
                        .map(TicketPrint::copy)
                        .orElseThrow(
                                () -> Problem.of(ProblemType.TICKET_NOT_PRINTED, "No print of this ticket was noted.")
                                        .with("ticket_id", ticket.id().toString()));
    }

    private Object render(List<TicketFace> found, DocumentFormat format, Language language) {
        return switch (format) {
            case HTML -> TicketHtml.write(found, new TicketWords(language));
            case PDF, PDF_80MM, PDF_58MM -> TicketPdf.write(found, format, new TicketWords(language));
            case TEXT -> found.stream().map(face -> texts.text(face, language)).collect(Collectors.joining("\n"));
            case JSON -> throw new IllegalArgumentException("JSON is not drawn");
        };
    }

    private static TicketDocument document(DocumentFormat format, Booking booking, Object entity) {
        boolean isText = format == DocumentFormat.HTML || format == DocumentFormat.TEXT;
        return new TicketDocument(
                format.mediaType() + (isText ? ";charset=utf-8" : ""),
                booking.reference() + format.mediaType().replaceFirst(".*/", "."),
                entity);
    }
}
