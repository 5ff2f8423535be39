package dev.twende.ticketing.tickets.control;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.tickets.entity.TicketContent;
import dev.twende.ticketing.tickets.entity.TicketFace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** Tickets from Kigali to Huye. */
final class Faces {
    static final String CODE =
            "TW1:V50%*00PJ4$OW20WL3HW591AGECCPG+OJ%/JM20%20000000000/D5200$ND%L1%NDM0I7I0+F65E7S%7W8WK7SE1H.%6X95C8D1TLS20VPM-836E0I-7VIS5BV2/EXE6906C%HC+7Z/NI/H16OX9TO40$5V.:M7RB8SMHQ5U$T";

    private static final ZoneId ZONE = ZoneId.of("Africa/Kigali");
    private static final Instant DEPARTURE = Instant.parse("2026-11-24T16:00:00Z");

    private Faces() {}

    static TicketFace of(String passenger, int copy) {
        TicketContent content = new TicketContent(
                new UUID(1, 2), new UUID(3, 4), 1, 0, 2, "12A", DEPARTURE, DEPARTURE.plusSeconds(90_000));
        return new TicketFace(
                "Volcano & Fils Express",
                "ABCD2345",
                content.ticketId(),
                passenger,
                "Nyabugogo Gare Routière",
                "Huye",
                DEPARTURE.atZone(ZONE),
                DEPARTURE.plusSeconds(7_200).atZone(ZONE),
                "12A",
                null,
                "RAD 412 B",
                "Standard",
                new Money(2_000, "RWF"),
                "PARTIAL",
                copy,
                content,
                CODE);
    }
}
