package dev.twende.payment.fiscalreceipts.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.fiscalreceipts.entity.ReceiptKind;
import dev.twende.payment.fiscalreceipts.entity.SignedReceipt;
import dev.twende.payment.fiscalreceipts.entity.TaxType;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What is said to a Virtual Sales Data Controller of the Rwanda Revenue Authority and what it says: {@code saveSales} of its interface
 * for trader invoicing systems. An invoice has one item, the journey.
 */
final class VsdcMessages {
    private static final ZoneId ZONE = ZoneId.of("Africa/Kigali");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZONE);

    private static final String DONE = "000";
    /** This invoice is known: the answer carries what was signed then. */
    private static final String KNOWN = "994";
    /** From 890 to 899 the device has trouble with itself or with the authority; other codes are about what it was told. */
    private static final String TROUBLE = "89\\d";

    /** Passenger transport by road, in the classification that the device wants. */
    private static final String ITEM_CLASS = "78111802";

    private static final String ITEM_CODE = "RW3NTXU0000001";
    private static final String SYSTEM = "Twende";

    private VsdcMessages() {}

    static JsonObject saveSales(FiscalInvoice invoice) {
        BigDecimal total = units(invoice.amount());
        BigDecimal tax = units(invoice.taxpayer().taxType().taxIn(invoice.amount()));
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("tin", invoice.taxpayer().tin())
                .add("bhfId", invoice.taxpayer().branchId())
                .add("invcNo", invoice.number())
                .add("orgInvcNo", invoice.original().orElse(0L))
                .add("salesTyCd", "N")
                .add("rcptTyCd", invoice.kind() == ReceiptKind.SALE ? "S" : "R")
                .add("pmtTyCd", paymentType(invoice.method()))
                .add("salesSttsCd", "02")
                .add("cfmDt", STAMP.format(invoice.occurredAt()))
                .add("salesDt", DAY.format(invoice.occurredAt()))
                .add("totItemCnt", 1);
        for (TaxType type : TaxType.values()) {
            boolean ours = type == invoice.taxpayer().taxType();
            body.add("taxblAmt" + type, ours ? total : BigDecimal.ZERO)
                    .add("taxRt" + type, type.rate())
                    .add("taxAmt" + type, ours ? tax : BigDecimal.ZERO);
        }
        body.add("totTaxblAmt", total)
                .add("totTaxAmt", tax)
                .add("totAmt", total)
                .add("prchrAcptcYn", "N")
                .add("remark", invoice.bookingReference())
                .add("regrId", SYSTEM)
                .add("regrNm", SYSTEM)
                .add("modrId", SYSTEM)
                .add("modrNm", SYSTEM);
        if (invoice.kind() == ReceiptKind.REFUND) {
            body.add("rfdDt", STAMP.format(invoice.occurredAt())).add("rfdRsnCd", "06");
        }
        return body.add("itemList", Json.createArrayBuilder().add(item(invoice, total, tax)))
                .build();
    }

    private static JsonObjectBuilder item(FiscalInvoice invoice, BigDecimal total, BigDecimal tax) {
        return Json.createObjectBuilder()
                .add("itemSeq", 1)
                .add("itemClsCd", ITEM_CLASS)
                .add("itemCd", ITEM_CODE)
                .add("itemNm", "Bus " + invoice.bookingReference())
                .add("pkgUnitCd", "NT")
                .add("pkg", 1)
                .add("qtyUnitCd", "U")
                .add("qty", 1)
                .add("prc", total)
                .add("splyAmt", total)
                .add("dcRt", 0)
                .add("dcAmt", 0)
                .add("taxTyCd", invoice.taxpayer().taxType().name())
                .add("taxblAmt", total)
                .add("taxAmt", tax)
                .add("totAmt", total);
    }

    /** Cash, or mobile money. */
    private static String paymentType(String method) {
        return method.equals("CASH") ? "01" : "06";
    }

    static FiscalReply read(int httpStatus, String body) {
        Optional<JsonObject> answer = object(body);
        String code = answer.flatMap(found -> text(found.get("resultCd"))).orElse("");
        String words = answer.flatMap(found -> text(found.get("resultMsg"))).orElse("");
        if (httpStatus >= 500 || code.isEmpty()) {
            return new FiscalReply.NoAnswer("HTTP " + httpStatus + " " + words);
        }
        if (code.equals(DONE) || code.equals(KNOWN)) {
            return answer.map(found -> found.get("data"))
                    .filter(JsonObject.class::isInstance)
                    .map(JsonValue::asJsonObject)
                    .flatMap(VsdcMessages::signed)
                    .<FiscalReply>map(FiscalReply.Signed::new)
                    .orElseGet(() -> code.equals(KNOWN)
                            ? new FiscalReply.Refused(code, "Signed before, and the device does not tell how.")
                            : new FiscalReply.NoAnswer("an answer without a receipt"));
        }
        return code.matches(TROUBLE)
                ? new FiscalReply.NoAnswer(code + " " + words)
                : new FiscalReply.Refused(code, words);
    }

    private static Optional<SignedReceipt> signed(JsonObject data) {
        try {
            return Optional.of(new SignedReceipt(
                    text(data.get("sdcId")).orElseThrow(),
                    text(data.get("rcptNo")).orElseThrow(),
                    text(data.get("intrlData")).orElseThrow(),
                    text(data.get("rcptSign")).orElseThrow(),
                    LocalDateTime.parse(
                                    text(data.get("vsdcRcptPbctDate")).orElseThrow(),
                                    DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT))
                            .atZone(ZONE)
                            .toInstant()));
        } catch (DateTimeException | NoSuchElementException incomplete) {
            return Optional.empty();
        }
    }

    private static BigDecimal units(Money amount) {
        return BigDecimal.valueOf(
                amount.amount(), Currency.getInstance(amount.currency()).getDefaultFractionDigits());
    }

    private static Optional<JsonObject> object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return Optional.of(reader.readObject());
        } catch (JsonException notAnObject) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString()).filter(found -> !found.isBlank());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }
}
