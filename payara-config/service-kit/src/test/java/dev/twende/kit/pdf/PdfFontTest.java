package dev.twende.kit.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFontTest {
    @Test
    void writesNamesOfAnyScript() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfFont font = PdfFont.in(document);
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                font.write(stream, "Éloïse Ÿ\u202FŒuvré", 50, 700, 10);
                font.write(stream, "Иванов Ωmega", 50, 680, 10);
                font.write(stream, "\u738B小明 \uD83D\uDE00\tx", 50, 660, 10);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            try (PDDocument read = Loader.loadPDF(bytes.toByteArray())) {
                assertThat(new PDFTextStripper().getText(read)).contains("Éloïse", "Œuvré", "Иванов Ωmega", "□□□ □ x");
            }
        }
    }

    @Test
    void breaksLinesBetweenWordsAndWithinLongOnes() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfFont font = PdfFont.in(document);
            float room = font.width("Nyabugogo", 10);
            assertThat(font.wrapped("Nyabugogo Gare  Kigali", 10, room)).containsExactly("Nyabugogo", "Gare Kigali");
            assertThat(font.cut("Nyabugogo Gare", 10, room)).isEqualTo("Nyabugogo");
            assertThat(font.cut("Huye", 10, room)).isEqualTo("Huye");
            assertThat(font.cut("", 10, room)).isEmpty();
            assertThat(font.wrapped("", 10, room)).isEqualTo(List.of(""));
            List<String> lines = font.wrapped("W".repeat(50), 10, room);
            assertThat(String.join("", lines)).isEqualTo("W".repeat(50));
            assertThat(lines)
                    .allSatisfy(line -> assertThat(font.width(line, 10)).isLessThanOrEqualTo(room));
            assertThat(font.wrapped("\u738B".repeat(3), 10, 1))
                    .as("a letter is the least")
                    .hasSize(3);
        }
    }
}
