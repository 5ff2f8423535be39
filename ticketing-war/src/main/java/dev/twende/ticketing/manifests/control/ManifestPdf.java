package dev.twende.ticketing.manifests.control;

import dev.twende.kit.pdf.PdfFont;
import dev.twende.kit.pdf.PdfPages;
import dev.twende.ticketing.manifests.entity.Manifest;
import dev.twende.ticketing.manifests.entity.Supplement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws a manifest on A4: a block for each stop, and on every page which copy it is and of what; supplements stand behind. */
public final class ManifestPdf {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final float LEFT = 40;
    private static final float TOP = 800;
    private static final float LINE = 15;
    private static final float BOTTOM = 70;
    private static final float TITLE_SIZE = 14;
    private static final float TEXT_SIZE = 9;
    private static final float FOOT_SIZE = 7;
    private static final float GAP = 4;
    /** Where each column ends, and the page's right edge. */
    private static final float[] COLUMNS = {LEFT, 75, 235, 325, 420, 485, 515, 555};

    private static final float WIDTH = COLUMNS[COLUMNS.length - 1] - LEFT;

    private ManifestPdf() {}

    /**
     * What stands at the foot of every page.
     *
     * @param sha256 of the frozen manifest; null when this is not final
     */
    public record Imprint(int copyNumber, UUID printedBy, Instant printedAt, String sha256) {}

    public static byte[] write(Manifest manifest, List<Supplement> supplements, Imprint imprint) {
        try (PdfPages pages = new PdfPages(TOP, BOTTOM)) {
            Sheet sheet = new Sheet(pages);
            head(sheet, manifest);
            blocks(sheet, manifest);
            for (Supplement supplement : supplements) {
                sheet.gap();
                sheet.line("Supplement " + supplement.number() + ", paid after the departure, as of "
                        + supplement.manifest().asOf() + ", SHA-256 " + supplement.sha256());
                blocks(sheet, supplement.manifest());
            }
            pages.addToAll((page, number, all) -> foot(pages.font(), page, manifest, imprint, number, all));
            return pages.bytes();
        }
    }

    private static void head(Sheet sheet, Manifest manifest) {
        sheet.title("Passenger manifest: " + manifest.routeName());
        ZoneId zone = ZoneId.of(manifest.stops().get(0).timeZone());
        sheet.line(manifest.companyName() + ", bus " + manifest.plateNumber() + ", departure "
                + TIME.format(manifest.departureTime().atZone(zone)));
        Manifest.Counts counts = manifest.counts();
        sheet.line(counts.passengers() + " passengers: " + counts.paid() + " paid, " + counts.boarded() + " boarded, "
                + counts.missed() + " did not come");
    }

    private static String seats(Manifest.Passenger passenger) {
        return passenger.nextSeat() == null
                ? passenger.seatNumber()
                : passenger.seatNumber() + ">" + passenger.nextSeat().seatNumber();
    }

    private static void blocks(Sheet sheet, Manifest manifest) {
        manifest.stops().stream().filter(stop -> !stop.passengers().isEmpty()).forEach(stop -> block(sheet, stop));
    }

    private static void block(Sheet sheet, Manifest.Stop stop) {
        sheet.gap();
        sheet.line(stop.name() + ", " + TIME.format(stop.departureTime().atZone(ZoneId.of(stop.timeZone()))) + ": "
                + stop.passengers().size() + " board, " + stop.alighting() + " alight");
        sheet.row("Seat", "Passenger", "Phone", "To", "Reference", "Paid", "Boarded");
        for (Manifest.Passenger passenger : stop.passengers()) {
            sheet.row(
                    seats(passenger),
                    passenger.name(),
                    passenger.phone(),
                    passenger.to(),
                    passenger.bookingReference(),
                    passenger.paid() ? "yes" : "NO",
                    passenger.boarded() ? "yes" : "");
        }
    }

    /** Which copy of what, on every page. */
    private static void foot(
            PdfFont font, PDPageContentStream page, Manifest manifest, Imprint imprint, int number, int pages) {
        String copy = "COPY " + imprint.copyNumber() + ", page " + number + " of " + pages + ", printed "
                + imprint.printedAt() + " by " + imprint.printedBy();
        String state = imprint.sha256() == null
                ? "NOT FINAL: as of " + manifest.asOf()
                : "Frozen at departure, " + manifest.asOf() + ", SHA-256 " + imprint.sha256();
        font.write(page, font.cut(copy, FOOT_SIZE, WIDTH), LEFT, BOTTOM - 2 * LINE, FOOT_SIZE);
        font.write(page, font.cut(state, FOOT_SIZE, WIDTH), LEFT, BOTTOM - 3 * LINE, FOOT_SIZE);
    }

    /** The lines and columns of a manifest. */
    private record Sheet(PdfPages pages) {
        void title(String text) {
            write(text, LEFT, TITLE_SIZE, WIDTH);
            pages.down(LINE);
            gap();
        }

        void gap() {
            pages.down(LINE / 2);
        }

        void line(String text) {
            pages.turnWhenFull();
            write(text, LEFT, TEXT_SIZE, WIDTH);
            pages.down(LINE);
        }

        void row(String... cells) {
            pages.turnWhenFull();
            for (int i = 0; i < cells.length; i++) {
                write(cells[i], COLUMNS[i], TEXT_SIZE, COLUMNS[i + 1] - COLUMNS[i] - GAP);
            }
            pages.down(LINE);
        }

        private void write(String text, float x, float size, float width) {
            pages.write(pages.font().cut(text, size, width), x, size);
        }
    }
}
