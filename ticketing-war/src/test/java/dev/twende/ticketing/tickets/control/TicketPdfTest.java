package dev.twende.ticketing.tickets.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.tickets.entity.DocumentFormat;
import dev.twende.ticketing.tickets.entity.TicketFace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a printer prints is what a scanner reads. */
class TicketPdfTest {
    private static final float POINTS_PER_MM = 72 / 25.4f;
    /** Half of what a thermal printer has. */
    private static final int DOTS_PER_INCH = 100;

    private static PDDocument written(DocumentFormat format, Language language, TicketFace... tickets)
            throws IOException {
        return Loader.loadPDF(TicketPdf.write(List.of(tickets), format, new TicketWords(language)));
    }

    private static String scanned(PDDocument document, int page) throws IOException, ReaderException {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DOTS_PER_INCH);
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots))))
                .getText();
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentFormat.class,
            names = {"PDF", "PDF_80MM", "PDF_58MM"})
    void theCodeIsReadOffThePage(DocumentFormat format) throws IOException, ReaderException {
        try (PDDocument document = written(format, Language.ENGLISH, Faces.of("Uwase Aline", 0))) {
            assertThat(scanned(document, 0)).isEqualTo(Faces.CODE);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingStandsOnItInEveryLanguage(Language language) throws IOException {
        TicketFace face = Faces.of("Uwase Aline", 0);
        TicketWords words = new TicketWords(language);
        try (PDDocument document = written(DocumentFormat.PDF, language, face)) {
            String text = text(document);
            assertThat(text)
                    .contains(words.title(), "Volcano & Fils Express", "ABCD2345", "Uwase Aline", "12A", "RAD 412 B")
                    .contains("Nyabugogo Gare Routière", "24/11/2026 18:00 CAT", "24/11/2026 20:00 CAT", "RWF 2,000")
                    .contains(face.ticketId().toString());
            assertThat(words.copy(face)).isEmpty();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.code());
        }
    }

    @Test
    void aCopySaysSo() throws IOException {
        try (PDDocument document = written(DocumentFormat.PDF_80MM, Language.ENGLISH, Faces.of("Uwase", 3))) {
            assertThat(text(document)).contains("COPY 3");
        }
    }

    @Test
    void aPartyHasAPageEach() throws IOException, ReaderException {
        try (PDDocument document =
                written(DocumentFormat.PDF, Language.FRENCH, Faces.of("Uwase", 0), Faces.of("Mugabo", 0))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(text(document)).contains("Uwase", "Mugabo");
            assertThat(scanned(document, 1)).isEqualTo(Faces.CODE);
        }
    }

    @Test
    void paperFromARollIsAsLongAsItMustBe() throws IOException {
        try (PDDocument brief = written(DocumentFormat.PDF_80MM, Language.ENGLISH, Faces.of("Uwase", 0));
                PDDocument longer =
                        written(DocumentFormat.PDF_80MM, Language.ENGLISH, Faces.of("Uwase ".repeat(26), 0))) {
            assertThat(brief.getPage(0).getMediaBox().getWidth() / POINTS_PER_MM)
                    .isBetween(79.9f, 80.1f);
            assertThat(longer.getPage(0).getMediaBox().getHeight())
                    .isGreaterThan(brief.getPage(0).getMediaBox().getHeight());
        }
        try (PDDocument narrow = written(DocumentFormat.PDF_58MM, Language.ENGLISH, Faces.of("Uwase", 0))) {
            assertThat(narrow.getPage(0).getMediaBox().getWidth() / POINTS_PER_MM)
                    .isBetween(57.9f, 58.1f);
        }
    }

    @Test
    void noNameMakesItFail() throws IOException, NotFoundException {
        for (String name :
                List.of("\u738B小明", "محمد", "\uD83D\uDE00", "a\u0000b\n\tc", "W".repeat(300), " ", "\uD83D")) {
            try (PDDocument document = written(DocumentFormat.PDF_58MM, Language.SWAHILI, Faces.of(name, 0))) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
            }
        }
        try (PDDocument document = written(DocumentFormat.PDF, Language.ENGLISH, Faces.of("\u738B Wang", 0))) {
            assertThat(text(document)).contains("□ Wang");
        }
    }
}
