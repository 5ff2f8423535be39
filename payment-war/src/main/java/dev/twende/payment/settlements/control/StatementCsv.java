package dev.twende.payment.settlements.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.settlements.entity.StatementLine;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** Writes the lines of a statement as CSV (RFC 4180). None of its values can hold a comma, a quote or a formula. */
public final class StatementCsv {
    private static final String HEADER =
            "posted_at,kind,item,amount,currency,booking_reference,transaction_id,posting_id\r\n";

    private StatementCsv() {}

    /** Amounts in whole units with the currency's own number of decimals, as accountants write them. */
    public static String write(List<StatementLine> lines) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (StatementLine line : lines) {
            csv.append(line.postedAt())
                    .append(',')
                    .append(line.kind())
                    .append(',')
                    .append(line.item())
                    .append(',')
                    .append(decimal(line.amount()))
                    .append(',')
                    .append(line.amount().currency())
                    .append(',')
                    .append(Objects.requireNonNullElse(line.bookingReference(), ""))
                    .append(',')
                    .append(line.transactionId() == null ? "" : line.transactionId())
                    .append(',')
                    .append(line.postingId())
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String decimal(Money amount) {
        int digits = Currency.getInstance(amount.currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(amount.amount(), digits).toPlainString();
    }
}
