package dev.twende.ticketing.tickets.control;

import dev.twende.kit.qr.QrModules;
import dev.twende.ticketing.tickets.entity.TicketFace;
import java.util.List;

/** Tickets as a page for a browser: no script, nothing from elsewhere, one sheet of paper for each ticket. */
public final class TicketHtml {
    private static final String STYLE = """
            body{font:1rem/1.5 sans-serif;color:#000;background:#fff;max-width:34rem;margin:0 auto;padding:1rem}
            article{break-after:page;margin-bottom:3rem}article:last-child{break-after:auto}
            h1,h2{margin:0}.copy{font-size:2rem;font-weight:bold;margin:0}
            svg{display:block;width:100%;max-width:20rem;height:auto}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}
            """;

    private TicketHtml() {}

    public static String write(List<TicketFace> tickets, TicketWords words) {
        StringBuilder page = new StringBuilder(16_000);
        page.append("<!DOCTYPE html>\n<html lang=\"").append(words.language()).append("\">\n<head>\n");
        page.append(
                "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.append("<title>")
                .append(escaped(words.title() + " " + tickets.get(0).reference()));
        page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n<h1>");
        page.append(escaped(words.title())).append("</h1>\n");
        tickets.forEach(ticket -> article(page, ticket, words));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void article(StringBuilder page, TicketFace ticket, TicketWords words) {
        page.append("<article>\n<h2>").append(escaped(ticket.company())).append("</h2>\n");
        if (ticket.copy() > 0) {
            page.append("<p class=\"copy\">")
                    .append(escaped(words.copy(ticket)))
                    .append("</p>\n");
        }
        String name = words.qr() + " " + ticket.reference() + ", " + ticket.seatNumber();
        page.append(QrModules.of(ticket.code()).svg(escaped(name))).append('\n');
        page.append("<dl>\n");
        for (TicketWords.Line line : words.lines(ticket)) {
            page.append("<dt>").append(escaped(line.label())).append("</dt>");
            page.append("<dd>").append(escaped(line.value())).append("</dd>\n");
        }
        page.append("</dl>\n<p>").append(escaped(words.show())).append("</p>\n</article>\n");
    }

    /** Good in a text and in a quoted attribute; letters that XML has not, such as control characters, are left out. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    boolean isLetter = letter >= ' ' && letter < 0xD800
                            || letter >= 0xE000 && letter < 0xFFFE
                            || letter >= 0x10000;
                    safe.append(isLetter ? Character.toString(letter) : " ");
                }
            }
        });
        return safe.toString();
    }
}
