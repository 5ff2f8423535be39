package dev.twende.ticketing.manifests.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.csv.SafeCsv;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.bookings.entity.PassengerIdentity;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.manifests.control.BorderListCsv.Traveller;
import dev.twende.ticketing.manifests.entity.Manifest;
import dev.twende.ticketing.manifests.entity.Rider;
import dev.twende.ticketing.manifests.entity.Supplement;
import dev.twende.ticketing.schedules.entity.Edition;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SalesTerms;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One manifest in all its forms. */
class ManifestFormsTest {
    private static final Instant DEPARTURE = Instant.parse("2026-12-01T06:00:00Z");
    private static final UUID PRINTER = UUID.randomUUID();

    private static SchedulePlan plan() {
        List<PlannedStop> stops = IntStream.range(0, 3)
                .mapToObj(i -> new PlannedStop(
                        UUID.randomUUID(),
                        List.of("Kigali", "Huye", "Rusizi").get(i),
                        ZoneId.of("Africa/Kigali"),
                        DEPARTURE.plusSeconds(3_600L * i),
                        DEPARTURE.plusSeconds(3_600L * i),
                        i < 2,
                        i > 0,
                        "RW"))
                .toList();
        return new SchedulePlan(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Volcano",
                UUID.randomUUID(),
                "Kigali - Rusizi",
                UUID.randomUUID(),
                "RAD 123 B",
                LocalDate.of(2026, 12, 1),
                DEPARTURE,
                stops,
                List.of("1", "2", "10"),
                List.of(),
                List.of(),
                "RWF",
                FareTable.ofRows(3, List.of(List.of(10L, 20L), List.of(15L))),
                SalesTerms.NONE,
                new Edition(1, 1));
    }

    private static Rider rider(String seat, int from, int to, String name, TicketStatus status) {
        return new Rider(
                UUID.randomUUID(),
                "ABCD2345",
                from,
                to,
                seat,
                null,
                null,
                name,
                "250788123456",
                "ADULT",
                status,
                status == TicketStatus.BOARDED ? DEPARTURE : null,
                null);
    }

    private static Manifest manifest(Rider... riders) {
        return Manifest.of(plan(), List.of(riders), DEPARTURE, true);
    }

    @Test
    void peopleStandWhereTheyBoardInTheOrderOfTheSeats() {
        Manifest manifest = manifest(
                rider("10", 0, 1, "Last", TicketStatus.BOARDED),
                rider("2", 0, 2, "Middle", TicketStatus.NO_SHOW),
                rider("1", 0, 2, "First", TicketStatus.RESERVED),
                rider("10", 1, 2, "From Huye", TicketStatus.PAID));
        assertThat(manifest.stops().get(0).passengers())
                .extracting(Manifest.Passenger::name)
                .containsExactly("First", "Middle", "Last");
        assertThat(manifest.stops().get(1).passengers())
                .extracting(Manifest.Passenger::name)
                .containsExactly("From Huye");
        assertThat(manifest.counts()).isEqualTo(new Manifest.Counts(4, 3, 1, 1));
        assertThat(manifest.stops()).extracting(Manifest.Stop::alighting).containsExactly(0, 1, 3);
        assertThat(manifest.stops()).extracting(Manifest.Stop::onBoard).containsExactly(3, 3, 0);
        assertThat(Json.mapper().fromJson(Json.mapper().toJson(manifest), Manifest.class))
                .as("what is frozen can be read again")
                .isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uFF1D1"})
    void aNameThatIsAFormulaIsOnlyAName(String name) {
        String csv = ManifestCsv.write(manifest(rider("1", 0, 2, name, TicketStatus.PAID)), List.of());
        assertThat(csv).contains("'" + name);
        assertThat(SafeCsv.safe("Uwase = Aline")).isEqualTo("Uwase = Aline");
    }

    @Test
    void aTableHasALineForEachPassenger() {
        String csv = ManifestCsv.write(
                manifest(
                        rider("1", 0, 2, "Uwase, \"Aline\"", TicketStatus.BOARDED),
                        rider("2", 1, 2, "B", TicketStatus.PAID)),
                List.of(later("C")));
        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "stop_sequence,seat_number,passenger_name,phone,from,to,booking_reference,rider_category,status,paid,"
                                + "boarded,boarded_at,next_seat_number,next_seat_from,supplement",
                        "0,1,\"Uwase, \"\"Aline\"\"\",250788123456,Kigali,Rusizi,ABCD2345,ADULT,BOARDED,true,true,"
                                + DEPARTURE + ",,,0",
                        "1,2,B,250788123456,Huye,Rusizi,ABCD2345,ADULT,PAID,true,false,,,,0",
                        "1,10,C,250788123456,Huye,Rusizi,ABCD2345,ADULT,PAID,true,false,,,,1");
    }

    @Test
    void whoChangesSeatsIsShownWithBoth() {
        Rider changing = new Rider(
                UUID.randomUUID(),
                "ABCD2345",
                0,
                2,
                "1",
                1,
                "7",
                "Aline",
                null,
                "ADULT",
                TicketStatus.PAID,
                null,
                null);
        Manifest manifest = manifest(changing);
        assertThat(manifest.stops().get(0).passengers().get(0).nextSeat())
                .isEqualTo(new Manifest.NextSeat("7", "Huye"));
        assertThat(ManifestCsv.write(manifest, List.of())).contains("PAID,true,false,,7,Huye");
    }

    /** Who bought on the way. */
    private static Supplement later(String name) {
        return new Supplement(1, "beef", manifest(rider("10", 1, 2, name, TicketStatus.PAID)));
    }

    @Test
    void aBorderGetsTheirPapersByStopAndSeat() {
        PassengerIdentity papers = new PassengerIdentity(
                "PASSPORT", "-PC 123", LocalDate.of(2030, 1, 31), "RW", "RW", LocalDate.of(1990, 2, 3), "F");
        PassengerIdentity none = new PassengerIdentity(null, null, null, null, null, null, null);
        String csv = BorderListCsv.write(
                plan(),
                List.of(
                        new Traveller(rider("1", 1, 2, "Third", TicketStatus.PAID), none),
                        new Traveller(rider("10", 0, 2, "=Second", TicketStatus.BOARDED), none),
                        new Traveller(rider("2", 0, 1, "First", TicketStatus.PAID), papers)));
        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "name,nationality,sex,birth_date,document_type,document_number,document_expiry,document_country,"
                                + "embark_country,embark_port,disembark_country,disembark_port,booking_reference,seat_number,"
                                + "status",
                        "First,RW,F,1990-02-03,PASSPORT,'-PC 123,2030-01-31,RW,RW,Kigali,RW,Huye,ABCD2345,2,PAID",
                        "'=Second,,,,,,,,RW,Kigali,RW,Rusizi,ABCD2345,10,BOARDED",
                        "Third,,,,,,,,RW,Huye,RW,Rusizi,ABCD2345,1,PAID");
    }

    @Test
    void paperTellsOnEveryPageWhichCopyOfWhatItIsAndPrintsAnyName() throws IOException {
        List<Rider> many = new ArrayList<>();
        IntStream.range(0, 120).forEach(i -> many.add(rider("1", 0, 2, "Passenger " + i, TicketStatus.PAID)));
        many.add(rider("2", 0, 2, "\u738b\u5c0f\u660e \ud83d\ude8c Wang\nXiaoming", TicketStatus.RESERVED));
        many.add(rider("10", 0, 2, "x".repeat(300), TicketStatus.BOARDED));
        byte[] pdf = ManifestPdf.write(
                manifest(many.toArray(Rider[]::new)),
                List.of(later("Came Later")),
                new ManifestPdf.Imprint(3, PRINTER, DEPARTURE, "f00d"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            assertThat(text.split("COPY 3, page")).hasSize(document.getNumberOfPages() + 1);
            assertThat(text)
                    .contains("122 passengers: 121 paid, 1 boarded")
                    .contains("SHA-256 f00d")
                    .contains("Supplement 1, paid after the departure, as of " + DEPARTURE + ", SHA-256 beef")
                    .contains("Came Later")
                    .contains("printed " + DEPARTURE + " by " + PRINTER)
                    .contains("Passenger 119")
                    .contains("□□□ □ Wang Xiaoming")
                    .contains("NO");
        }
    }

    @Test
    void paperThatIsNotFinalSaysSo() throws IOException {
        byte[] pdf = ManifestPdf.write(manifest(), List.of(), new ManifestPdf.Imprint(1, PRINTER, DEPARTURE, null));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("NOT FINAL");
        }
    }
}
