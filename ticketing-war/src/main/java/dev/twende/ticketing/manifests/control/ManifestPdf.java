package dev.twende.ticketing.manifests.control;

import dev.twende.kit.pdf.PdfFont;
import dev.twende.ticketing.manifests.entity.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws a manifest on A4: a block for each stop, and on every page which copy it is and of what. */
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

    private ManifestPdf() {}

    /**
     * What stands at the foot of every page.
     *
     * @param sha256 of the frozen manifest; null when this is not final
     */
    public record Imprint(int copyNumber, UUID printedBy, Instant printedAt, String sha256) {}

    public static byte[] write(Manifest manifest, Imprint imprint) {
        try (PDDocument document = new PDDocument()) {
            Sheet sheet = new Sheet(document, PdfFont.in(document));
            head(sheet, manifest);
            for (Manifest.Stop stop : manifest.stops()) {
                if (!stop.passengers().isEmpty()) {
                    block(sheet, stop);
                }
            }
            sheet.end();
            sheet.feet(manifest, imprint);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(Sheet sheet, Manifest manifest) throws IOException {
        sheet.title("Passenger manifest: " + manifest.routeName());
        ZoneId zone = ZoneId.of(manifest.stops().get(0).timeZone());
        sheet.line(manifest.companyName() + ", bus " + manifest.plateNumber() + ", departure "
                + TIME.format(manifest.departureTime().atZone(zone)));
        Manifest.Counts counts = manifest.counts();
        sheet.line(counts.passengers() + " passengers: " + counts.paid() + " paid, " + counts.boarded() + " boarded, "
                + counts.missed() + " did not come");
    }

    private static void block(Sheet sheet, Manifest.Stop stop) throws IOException {
        sheet.gap();
        sheet.line(stop.name() + ", " + TIME.format(stop.departureTime().atZone(ZoneId.of(stop.timeZone()))) + ": "
                + stop.passengers().size() + " board, " + stop.alighting() + " alight");
        sheet.row("Seat", "Passenger", "Phone", "To", "Reference", "Paid", "Boarded");
        for (Manifest.Passenger passenger : stop.passengers()) {
            sheet.row(
                    passenger.seatNumber(),
                    passenger.name(),
                    passenger.phone(),
                    passenger.to(),
                    passenger.bookingReference(),
                    passenger.paid() ? "yes" : "NO",
                    passenger.boarded() ? "yes" : "");
        }
    }

    /** Pages that follow each other when one is full. */
    private static final class Sheet {
        private final PDDocument document;
        private final PdfFont font;
        private final List<PDPageContentStream> open = new ArrayList<>();
        private float y;

        Sheet(PDDocument document, PdfFont font) throws IOException {
            this.document = document;
            this.font = font;
            turn();
        }

        void title(String text) {
            write(text, LEFT, y, TITLE_SIZE, COLUMNS[COLUMNS.length - 1] - LEFT);
            y -= LINE;
            gap();
        }

        void gap() {
            y -= LINE / 2;
        }

        void line(String text) throws IOException {
            turnWhenFull();
            write(text, LEFT, y, TEXT_SIZE, COLUMNS[COLUMNS.length - 1] - LEFT);
            y -= LINE;
        }

        void row(String... cells) throws IOException {
            turnWhenFull();
            for (int i = 0; i < cells.length; i++) {
                write(cells[i], COLUMNS[i], y, TEXT_SIZE, COLUMNS[i + 1] - COLUMNS[i] - GAP);
            }
            y -= LINE;
        }

        /** Which copy of what, on every page. */
        void feet(Manifest manifest, Imprint imprint) throws IOException {
            int pages = document.getNumberOfPages();
            for (int i = 0; i < pages; i++) {
                PDPage page = document.getPage(i);
                try (PDPageContentStream foot =
                        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                    open.add(foot);
                    float width = COLUMNS[COLUMNS.length - 1] - LEFT;
                    write(
                            "COPY " + imprint.copyNumber() + ", page " + (i + 1) + " of " + pages + ", printed "
                                    + imprint.printedAt() + " by " + imprint.printedBy(),
                            LEFT,
                            BOTTOM - 2 * LINE,
                            FOOT_SIZE,
                            width);
                    write(
                            imprint.sha256() == null
                                    ? "NOT FINAL: as of " + manifest.asOf()
                                    : "Frozen at departure, " + manifest.asOf() + ", SHA-256 " + imprint.sha256(),
                            LEFT,
                            BOTTOM - 3 * LINE,
                            FOOT_SIZE,
                            width);
                    open.clear();
                }
            }
        }

        void end() throws IOException {
            for (PDPageContentStream page : open) {
                page.close();
            }
            open.clear();
        }

        private void turnWhenFull() throws IOException {
            if (y < BOTTOM) {
                turn();
            }
        }

        private void turn() throws IOException {
            end();
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            open.add(new PDPageContentStream(document, page));
            y = TOP;
        }

        private void write(String text, float x, float height, float size, float width) {
            font.write(open.get(0), font.cut(text, size, width), x, height, size);
        }
    }
}
