package dev.twende.ticketing.tickets.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.tickets.entity.TicketFace;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class TicketHtmlTest {
    private static String page(TicketFace... tickets) {
        return TicketHtml.write(List.of(tickets), new TicketWords(Language.FRENCH));
    }

    /** The page is written so that it is XML as well, apart from its first line. */
    private static Document parsed(String page) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replaceFirst("<!DOCTYPE html>\n", ""))));
    }

    @Test
    void whateverAPassengerIsCalledIsTextAndNothingElse() throws Exception {
        String name = "</dd><script>alert('x')</script>\"&\u0000\u738B";
        String page = page(Faces.of(name, 0));
        assertThat(page).doesNotContain("<script", "\u0000").contains("&lt;script&gt;", "\u738B");
        Document document = parsed(page);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("dd").item(1).getTextContent())
                .isEqualTo("</dd><script>alert('x')</script>\"& \u738B");
    }

    @Test
    void canBeReadWithoutEyes() throws Exception {
        Document document = parsed(page(Faces.of("Uwase", 0), Faces.of("Mugabo", 2)));
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("fr");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Billet de bus ABCD2345");
        assertThat(document.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("article").getLength()).isEqualTo(2);
        Element code = (Element) document.getElementsByTagName("svg").item(0);
        assertThat(code.getAttribute("role")).isEqualTo("img");
        assertThat(code.getAttribute("aria-label")).contains("ABCD2345", "12A");
        assertThat(document.getElementsByTagName("p").item(1).getTextContent()).isEqualTo("COPIE 2");
    }
}
