package dev.twende.payment.settlements.control;

import dev.twende.kit.money.Money;
import dev.twende.kit.pdf.PdfFont;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.settlements.entity.Settlement;
import dev.twende.payment.settlements.entity.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws a statement on A4, one block for each currency. */
public final class StatementPdf {
    private static final float LEFT = 60;
    private static final float RIGHT = 535;
    private static final float TOP = 780;
    private static final float LINE = 18;
    private static final float BOTTOM = 60;
    private static final float TITLE_SIZE = 16;
    private static final float TEXT_SIZE = 10;

    private StatementPdf() {}

    public static byte[] write(Settlement settlement, List<Totals> totals) {
        try (PDDocument document = new PDDocument()) {
            Sheet sheet = new Sheet(document, PdfFont.in(document));
            sheet.title(
                    settlement.number().map(number -> "Settlement " + number).orElse("Settlement, draft"));
            sheet.row("Company", settlement.companyId().toString());
            sheet.row("From", settlement.from().toString());
            sheet.row("To", settlement.to().toString());
            sheet.row("Statement", settlement.id().toString());
            for (Totals total : totals) {
                sheet.gap();
                rows(total).forEach((text, amount) -> sheet.row(text, amount.toString()));
            }
            sheet.end();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Money> rows(Totals totals) {
        Map<String, Money> rows = new LinkedHashMap<>();
        rows.put("Opening balance", totals.openingBalance());
        rows.put("Sales", totals.of(Item.GROSS));
        rows.put("Platform fees", totals.of(Item.PLATFORM_FEE));
        rows.put("Agents' commissions", totals.of(Item.AGENT_COMMISSION));
        rows.put("Providers' charges", totals.of(Item.PROVIDER_CHARGE));
        rows.put("Refunds", totals.of(Item.REFUND));
        rows.put("Cash held by the company", totals.of(Item.CASH_HELD));
        rows.put("Differences in drawers", totals.of(Item.CASH_VARIANCE));
        rows.put("Agents' prepayments held by the company", totals.of(Item.FLOAT));
        rows.put("Paid out", totals.of(Item.PAYOUT));
        rows.put("Payable to the company", totals.payable());
        return rows;
    }

    /** A page that continues on the next when it is full. */
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
            write(text, LEFT, TITLE_SIZE);
            y -= 2 * LINE;
        }

        void gap() {
            y -= LINE;
        }

        void row(String text, String value) {
            try {
                if (y < BOTTOM) {
                    turn();
                }
                write(text, LEFT, TEXT_SIZE);
                write(value, RIGHT - font.width(value, TEXT_SIZE), TEXT_SIZE);
                y -= LINE;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            for (PDPageContentStream page : open) {
                page.close();
            }
            open.clear();
        }

        private void turn() throws IOException {
            end();
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            open.add(new PDPageContentStream(document, page));
            y = TOP;
        }

        private void write(String text, float x, float size) {
            font.write(open.get(0), text, x, y, size);
        }
    }
}
