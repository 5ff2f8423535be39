package dev.twende.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.events.Event;
import dev.twende.events.audit.AuditEvent;
import dev.twende.events.audit.EntityChanged;
import dev.twende.events.auth.AuthEvent;
import dev.twende.events.auth.DeviceEnrolled;
import dev.twende.events.auth.DeviceRevoked;
import dev.twende.events.auth.UserChanged;
import dev.twende.events.auth.UserDeactivated;
import dev.twende.events.auth.UserRegistered;
import dev.twende.events.company.BlockedSeat;
import dev.twende.events.company.CompanyActivated;
import dev.twende.events.company.CompanyEvent;
import dev.twende.events.company.CompanyRef;
import dev.twende.events.company.CompanySuspended;
import dev.twende.events.company.FareClass;
import dev.twende.events.company.FareProduct;
import dev.twende.events.company.LadderStep;
import dev.twende.events.company.PayLater;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.company.SalesWindow;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.events.company.ScheduleCompleted;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleDeparted;
import dev.twende.events.company.ScheduleSeat;
import dev.twende.events.company.ScheduleStop;
import dev.twende.events.payment.FiscalReceiptIssued;
import dev.twende.events.payment.PaymentEvent;
import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.CashMovedOnDevice;
import dev.twende.events.ticketing.CashReturned;
import dev.twende.events.ticketing.CashTaken;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.events.ticketing.ShiftClosedOnDevice;
import dev.twende.events.ticketing.ShiftOpenedOnDevice;
import dev.twende.events.ticketing.TicketBoarded;
import dev.twende.events.ticketing.TicketBoardingUndone;
import dev.twende.events.ticketing.TicketCancelled;
import dev.twende.events.ticketing.TicketExpired;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.kit.money.Money;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promise of every event, as a file: what stands in {@code golden/<Event>.json} is read and written by every later release.
 * A new field may appear beside it; a missing or renamed one fails here.
 */
class GoldenEventsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final Money PRICE = Money.of(5000, "RWF");

    static Stream<Event> oneOfEach() {
        return Stream.of(
                new UserRegistered(id(1), id(2), List.of("AGENT")),
                new UserChanged(id(1), id(2), List.of("AGENT", "DRIVER"), NOON),
                new UserDeactivated(id(1), id(2), NOON),
                new DeviceEnrolled(
                        id(1),
                        id(2),
                        7,
                        "Nyabugogo 2",
                        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                        NOON),
                new DeviceRevoked(id(1), id(2), NOON),
                new EntityChanged(
                        "company",
                        "bus",
                        id(5).toString(),
                        "CHANGED",
                        id(2),
                        null,
                        List.of("capacity"),
                        Json.createObjectBuilder().add("capacity", 30).build(),
                        Json.createObjectBuilder().add("capacity", 29).build()),
                asOfTheFirstRelease(),
                new ScheduleChanged(id(3), id(2), 2, List.of("TIMES"), 1800, "road works", asOfNow()),
                new CompanyActivated(id(2), "Volcano", 1, NOON),
                new CompanySuspended(id(2), "Volcano", 2, "licence expired", NOON),
                new ScheduleCancelled(id(3), id(2), "road closed"),
                new ScheduleDeparted(id(3), id(2), NOON),
                new ScheduleCompleted(id(3), id(2), NOON),
                new TicketReserved(
                        id(10), "ABCD2345", id(3), id(2), "12", id(7), id(9), 0, 2, PRICE, NOON, NOON.plusSeconds(600)),
                new TicketPaid(id(10), "ABCD2345", id(3), id(2), "12", PRICE, id(11), NOON),
                new TicketExpired(id(10), "ABCD2345", id(3), id(2), "12", PRICE, NOON),
                new TicketCancelled(id(10), "ABCD2345", id(3), id(2), "12", PRICE, NOON),
                new TicketBoarded(id(10), "ABCD2345", id(3), id(2), "12", id(15), id(7), 0, NOON, false),
                new TicketBoardingUndone(id(10), "ABCD2345", id(3), id(2), "12", id(15), NOON.plusSeconds(60)),
                new RefundRequested(
                        id(12), "ABCD2345", id(2), id(11), PRICE, "hold expired and the seats are sold", null),
                new CashTaken(id(11), id(16), id(17), id(18), 1, "3-42", "ABCD2345", id(2), PRICE, Instant.EPOCH, NOON),
                new CashReturned(
                        id(13),
                        id(11),
                        id(16),
                        id(17),
                        id(18),
                        1,
                        "ABCD2345",
                        id(2),
                        PRICE,
                        "the passenger changed their mind",
                        Instant.EPOCH,
                        NOON),
                new CashMovedOnDevice(
                        id(16), id(17), id(18), id(2), 1, "PAY_OUT", PRICE, "diesel", Instant.EPOCH, NOON),
                new ShiftOpenedOnDevice(id(17), id(18), id(2), 1, PRICE, Instant.EPOCH, NOON),
                new ShiftClosedOnDevice(
                        id(17),
                        id(18),
                        id(2),
                        1,
                        3,
                        List.of(new ShiftClosedOnDevice.Counted("CASH", PRICE)),
                        Instant.EPOCH,
                        NOON),
                new PaymentSucceeded(id(11), "ABCD2345", id(2), PRICE, "MPESA", "NLJ7RT61SV", NOON),
                new PaymentFailed(id(11), "ABCD2345", id(2), PRICE, "MPESA", "1032 Request cancelled by user", NOON),
                new PaymentRefunded(id(11), id(13), "ABCD2345", id(2), PRICE, "MPESA", "NLJ7RT61SW", NOON),
                new FiscalReceiptIssued(
                        id(11),
                        null,
                        "ABCD2345",
                        id(2),
                        PRICE,
                        "SDC010000001/57",
                        "01032026#120000#SDC010000001#57#TE68SLA2RVCYEGLK#V249J39CFJ48HE2W",
                        NOON));
    }

    /** What the first release said of a schedule. */
    private static ScheduleCreated asOfTheFirstRelease() {
        return new ScheduleCreated(
                id(3),
                new CompanyRef(id(2), "Volcano"),
                id(4),
                "Kigali - Huye",
                id(5),
                "RAB123C",
                id(6),
                LocalDate.parse("2026-03-01"),
                NOON,
                List.of("1", "2"),
                List.of(
                        new ScheduleStop(0, id(7), "Kigali", "Africa/Kigali", NOON, NOON, true, false, null),
                        new ScheduleStop(1, id(8), "Muhanga", "Africa/Kigali", NOON, NOON, true, true, null),
                        new ScheduleStop(2, id(9), "Huye", "Africa/Kigali", NOON, NOON, false, true, null)),
                "RWF",
                List.of(Arrays.asList(1000L, 3000L), Arrays.asList((Long) null)),
                null,
                null,
                null,
                null);
    }

    /** All that is said of a schedule today. */
    private static ScheduleCreated asOfNow() {
        return new ScheduleCreated(
                id(3),
                new CompanyRef(id(2), "Volcano"),
                id(4),
                "Kigali - Huye",
                id(5),
                "RAB123C",
                id(6),
                LocalDate.parse("2026-03-01"),
                NOON,
                List.of("1", "2"),
                List.of(
                        new ScheduleStop(0, id(7), "Kigali", "Africa/Kigali", NOON, NOON, true, false, "RW"),
                        new ScheduleStop(1, id(8), "Muhanga", "Africa/Kigali", NOON, NOON, true, true, "RW"),
                        new ScheduleStop(2, id(9), "Huye", "Africa/Kigali", NOON, NOON, false, true, "RW")),
                "RWF",
                List.of(Arrays.asList(1000L, 3000L), Arrays.asList((Long) null)),
                2,
                List.of(new ScheduleSeat("1", 0, 0, 0, List.of("WINDOW")), new ScheduleSeat("2", 0, 0, 1, List.of())),
                List.of("AC"),
                new SalesTerms(
                        List.of(new FareProduct("STANDARD", "ADULT", List.of(Arrays.asList(1000L, 3000L)))),
                        List.of(new FareClass(
                                "STANDARD",
                                "Standard",
                                List.of(new LadderStep(86400, 1000, 0)),
                                List.of(new LadderStep(3600, 0, 500)),
                                List.of(new LadderStep(7200, 0, 1000)))),
                        List.of(new SalesWindow("WEB", 2592000L, 900)),
                        List.of(new BlockedSeat("1", 0, 2, "CREW", id(14))),
                        List.of("DOCUMENT_NUMBER", "NATIONALITY"),
                        new PayLater(7200, 6)));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void isStillWrittenAsPromised(Event event) throws IOException {
        JsonObject promised = golden(event);
        JsonObject written = parse(Envelope.of(id(99), event, NOON).json());
        assertThat(written).containsAllEntriesOf(without(promised, "data"));
        assertThat(written.getJsonObject("data")).containsAllEntriesOf(promised.getJsonObject("data"));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void isStillReadAsPromised(Event event) throws IOException {
        assertThat(Envelope.parse(golden(event).toString()).event()).contains(event);
    }

    @Test
    void everyEventHasASample() {
        long events = Stream.of(
                        AuthEvent.class, CompanyEvent.class, TicketingEvent.class, PaymentEvent.class, AuditEvent.class)
                .mapToLong(publisher -> publisher.getPermittedSubclasses().length)
                .sum();
        assertThat(oneOfEach().map(Object::getClass).distinct().count()).isEqualTo(events);
    }

    @Test
    void whatALaterReleaseAddsDoesNoHarm() {
        String later = Envelope.of(id(99), new ScheduleDeparted(id(3), id(2), NOON), NOON)
                .json()
                .replace("\"departed_at\"", "\"weather\":\"rain\",\"departed_at\"");
        assertThat(Envelope.parse(later).event()).contains(new ScheduleDeparted(id(3), id(2), NOON));
    }

    @Test
    void anEventOfALaterReleaseIsNoUseToUs() {
        String later = Envelope.of(id(99), new ScheduleDeparted(id(3), id(2), NOON), NOON)
                .json()
                .replace("ScheduleDeparted", "ScheduleTeleported");
        assertThat(Envelope.parse(later).event()).isEmpty();
    }

    /** To write a new event's file: {@code mvn -pl jms-config/outbox test -Dtwende.docs=write}; existing files stay. */
    private static JsonObject golden(Event event) throws IOException {
        Path file = Path.of("src/test/resources/golden", event.getClass().getSimpleName() + ".json");
        if ("write".equals(System.getProperty("twende.docs")) && Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, pretty(parse(Envelope.of(id(99), event, NOON).json())));
        }
        return parse(Files.readString(file));
    }

    private static String pretty(JsonObject object) {
        java.io.StringWriter text = new java.io.StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(jakarta.json.stream.JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(object);
        }
        return text + "\n";
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static JsonObject without(JsonObject object, String name) {
        return Json.createObjectBuilder(object).remove(name).build();
    }

    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
