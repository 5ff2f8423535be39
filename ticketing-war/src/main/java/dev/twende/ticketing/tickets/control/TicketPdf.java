package dev.twende.ticketing.tickets.control;

import dev.twende.kit.pdf.PdfFont;
import dev.twende.kit.pdf.PdfPages;
import dev.twende.kit.qr.QrModules;
import dev.twende.ticketing.tickets.entity.DocumentFormat;
import dev.twende.ticketing.tickets.entity.TicketFace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Draws tickets, a page for each. What stands on a page is laid out from the top down first and drawn then, so that paper from a roll
 * is as long as it must be.
 */
public final class TicketPdf {
    private static final float MM = 72 / 25.4f;

    private final PDDocument document;
    private final PdfFont font;
    private final Paper paper;
    private final TicketWords words;
    private final List<Drawing> drawings = new ArrayList<>();
    /** How far down the page is full, from its top. */
    private float y;

    private TicketPdf(PDDocument document, PdfFont font, Paper paper, TicketWords words) {
        this.document = document;
        this.font = font;
        this.paper = paper;
        this.words = words;
    }

    /**
     * What is printed on, in points.
     *
     * @param height 0 for a roll
     * @param label how wide the column of labels is; 0 when a label stands above its value
     */
    private record Paper(float width, float height, float margin, float size, float label, float code) {
        static Paper of(DocumentFormat format) {
            return switch (format) {
                case PDF_80MM -> roll(80, 56);
                case PDF_58MM -> roll(58, 44);
                case PDF, JSON, HTML, TEXT ->
                    new Paper(PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight(), 20 * MM, 11, 50 * MM, 70 * MM);
            };
        }

        private static Paper roll(int millimetres, int code) {
            return new Paper(millimetres * MM, 0, 4 * MM, 9, 0, code * MM);
        }

        float room() {
            return width - 2 * margin;
        }
    }

    /** Draws something on a page of this height. */
    private interface Drawing {
        void on(PDPageContentStream page, float height) throws IOException;
    }

    public static byte[] write(List<TicketFace> tickets, DocumentFormat format, TicketWords words) {
        try (PDDocument document = new PDDocument()) {
            PdfFont font = PdfFont.in(document);
            document.getDocumentCatalog().setLanguage(words.language());
            document.getDocumentInformation()
                    .setTitle(words.title() + " " + tickets.get(0).reference());
            for (TicketFace ticket : tickets) {
                new TicketPdf(document, font, Paper.of(format), words).page(ticket);
            }
            return PdfPages.bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page(TicketFace ticket) throws IOException {
        y = paper.margin();
        text(ticket.company(), paper.size() * 1.5f);
        text(words.title(), paper.size());
        if (ticket.copy() > 0) {
            text(words.copy(ticket), paper.size() * 2);
        }
        code(ticket.code());
        for (TicketWords.Line line : words.lines(ticket)) {
            line(line);
        }
        y += paper.size();
        text(words.show(), paper.size());
        draw(paper.height() == 0 ? y + paper.margin() : paper.height());
    }

    private void draw(float height) throws IOException {
        PDPage page = new PDPage(new PDRectangle(paper.width(), height));
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            for (Drawing drawing : drawings) {
                drawing.on(stream, height);
            }
        }
    }

    private void text(String text, float size) {
        for (String line : font.wrapped(text, size, paper.room())) {
            row(line, paper.margin(), size);
        }
    }

    private void line(TicketWords.Line line) {
        if (paper.label() == 0) {
            row(line.label(), paper.margin(), paper.size() * 0.75f);
            text(line.value(), paper.size());
            y += paper.size() * 0.3f;
            return;
        }
        float top = y;
        row(line.label(), paper.margin(), paper.size());
        float below = y;
        y = top;
        for (String part : font.wrapped(line.value(), paper.size(), paper.room() - paper.label())) {
            row(part, paper.margin() + paper.label(), paper.size());
        }
        y = Math.max(y, below);
    }

    private void row(String text, float x, float size) {
        y += size * 1.35f;
        float baseline = y;
        drawings.add((page, height) -> font.write(page, text, x, height - baseline, size));
    }

    private void code(String code) {
        QrModules modules = QrModules.of(code);
        float square = paper.code() / modules.size();
        float left = paper.height() == 0 ? (paper.width() - paper.code()) / 2 : paper.margin();
        float top = y;
        drawings.add((page, height) -> {
            modules.draw((x, row, length) ->
                    rectangle(page, left + x * square, height - top - (row + 1) * square, length * square, square));
            page.fill();
        });
        y += paper.code();
    }

    private static void rectangle(PDPageContentStream page, float x, float y, float width, float height) {
        try {
            page.addRect(x, y, width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
