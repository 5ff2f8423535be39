package dev.twende.ticketing.tickets.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentFormatTest {
    @Test
    void aNameWinsOverWhatIsAccepted() {
        assertThat(DocumentFormat.wanted("pdf-80mm", List.of("text/html"))).isEqualTo(DocumentFormat.PDF_80MM);
    }

    @Test
    void otherwiseTheMostWantedTypeThatThereIs() {
        assertThat(DocumentFormat.wanted(null, List.of("image/png", "application/pdf", "text/html")))
                .isEqualTo(DocumentFormat.PDF);
        assertThat(DocumentFormat.wanted(null, List.of("text/html", "application/xhtml+xml", "*/*")))
                .isEqualTo(DocumentFormat.HTML);
        assertThat(DocumentFormat.wanted(null, List.of("text/plain"))).isEqualTo(DocumentFormat.TEXT);
        assertThat(DocumentFormat.wanted(null, List.of("text/*"))).isEqualTo(DocumentFormat.HTML);
        assertThat(DocumentFormat.wanted(null, List.of("*/*"))).isEqualTo(DocumentFormat.JSON);
        assertThat(DocumentFormat.wanted(null, List.of())).isEqualTo(DocumentFormat.JSON);
    }

    @Test
    void everyFormatCanBeNamed() {
        for (DocumentFormat format : DocumentFormat.values()) {
            assertThat(format.code()).matches(DocumentFormat.FORM);
            assertThat(DocumentFormat.wanted(format.code(), List.of())).isEqualTo(format);
        }
    }
}
