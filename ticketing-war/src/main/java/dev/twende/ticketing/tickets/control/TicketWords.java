package dev.twende.ticketing.tickets.control;

import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.tickets.entity.TicketFace;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a ticket in one language. */
public final class TicketWords {
    /** Numbers only, and the zone in English letters: the same on a ticket in any language. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm zzz", Locale.ENGLISH);

    private final Language language;
    private final ResourceBundle bundle;

    public TicketWords(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "dev.twende.ticketing.tickets.words",
                Locale.forLanguageTag(language.code()),
                TicketWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A line of a ticket. */
    record Line(String label, String value) {}

    /** ISO 639-1. */
    String language() {
        return language.code();
    }

    String title() {
        return word("title");
    }

    String qr() {
        return word("qr");
    }

    String show() {
        return word("show");
    }

    /** The mark of a reprint; the empty text on an original. */
    String copy(TicketFace ticket) {
        return ticket.copy() == 0 ? "" : word("copy") + " " + ticket.copy();
    }

    /** Everything that stands on the ticket beside its title, company and code. */
    List<Line> lines(TicketFace ticket) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("reference", ticket.reference()));
        lines.add(line("passenger", ticket.passenger()));
        lines.add(line("from", ticket.from()));
        lines.add(line("to", ticket.to()));
        lines.add(line("departure", text(ticket.departure())));
        lines.add(line("arrival", text(ticket.arrival())));
        lines.add(line("seat", ticket.seats()));
        lines.add(line("bus", ticket.plateNumber()));
        lines.add(line("class", ticket.fareClass()));
        lines.add(line("fare", ticket.fare().toString()));
        if (ticket.refund() != null) {
            lines.add(line("refund", word("refund." + ticket.refund())));
        }
        lines.add(line("ticket", ticket.ticketId().toString()));
        return lines;
    }

    private Line line(String label, String value) {
        return new Line(word(label), value);
    }

    private static String text(ZonedDateTime time) {
        return TIME.format(time);
    }

    private String word(String key) {
        return bundle.getString(key);
    }
}
