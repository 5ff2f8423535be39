package dev.twende.payment.settlements.control;

import dev.twende.kit.money.Money;
import dev.twende.kit.pdf.PdfPages;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.settlements.entity.Settlement;
import dev.twende.payment.settlements.entity.Totals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        try (PdfPages pages = new PdfPages(TOP, BOTTOM)) {
            pages.write(
                    settlement.number().map(number -> "Settlement " + number).orElse("Settlement, draft"),
                    LEFT,
                    TITLE_SIZE);
            pages.down(2 * LINE);
            row(pages, "Company", settlement.companyId().toString());
            row(pages, "From", settlement.from().toString());
            row(pages, "To", settlement.to().toString());
            row(pages, "Statement", settlement.id().toString());
            for (Totals total : totals) {
                pages.down(LINE);
                rows(total).forEach((text, amount) -> row(pages, text, amount.toString()));
            }
            return pages.bytes();
        }
    }

    private static void row(PdfPages pages, String text, String value) {
        pages.turnWhenFull();
        pages.write(text, LEFT, TEXT_SIZE);
        pages.write(value, RIGHT - pages.font().width(value, TEXT_SIZE), TEXT_SIZE);
        pages.down(LINE);
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
}
