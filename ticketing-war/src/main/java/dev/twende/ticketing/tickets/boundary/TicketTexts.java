package dev.twende.ticketing.tickets.boundary;

import dev.twende.ticketing.messages.boundary.Messages;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.tickets.entity.TicketFace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** A ticket in one SMS. */
@ApplicationScoped
public class TicketTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM HH:mm");

    private Messages messages;

    protected TicketTexts() {} // for the CDI proxy

    @Inject
    public TicketTexts(Messages messages) {
        this.messages = messages;
    }

    String text(TicketFace face, Language language) {
        return messages.text(MessageKind.TICKET, language, values(face));
    }

    /** What the blanks of the message are filled with. */
    static Map<String, String> values(TicketFace face) {
        return Map.of(
                "company", face.company(),
                "reference", face.reference(),
                "passenger", face.passenger(),
                "from", face.from(),
                "to", face.to(),
                "time", TIME.format(face.departure()),
                "seats", face.seatsInShort(),
                "plate", face.plateNumber(),
                "amount", face.fare().toString());
    }
}
