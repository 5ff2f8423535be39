package dev.twende.payment.providers.control;

import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.providers.entity.StatementReply;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes and reads Daraja's messages for registering addresses and for the list of what was paid (pull transactions). */
public final class DarajaStatement {
    /** How far back Daraja remembers. */
    public static final Duration KEPT = Duration.ofHours(48);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Africa/Nairobi"));
    private static final String FOUND = "1000";
    private static final String NONE = "1001";

    private DarajaStatement() {}

    /** When we cannot be asked, M-Pesa is to take the money: what fits nothing waits in suspense, and nobody is sent away. */
    public static JsonObject registerPaybill(MpesaConfig us, String path) {
        return Json.createObjectBuilder()
                .add("ShortCode", us.shortCode())
                .add("ResponseType", "Completed")
                .add("ConfirmationURL", us.callbackBaseUrl() + path + "/confirmation")
                .add("ValidationURL", us.callbackBaseUrl() + path + "/validation")
                .build();
    }

    public static JsonObject registerStatement(MpesaConfig us, String nominatedNumber, String path) {
        return Json.createObjectBuilder()
                .add("ShortCode", us.shortCode())
                .add("RequestType", "Pull")
                .add("NominatedNumber", nominatedNumber)
                .add("CallBackURL", us.callbackBaseUrl() + path + "/confirmation")
                .build();
    }

    /** Whether it is, since now or since before. */
    public static boolean isRegistered(ProviderReply reply) {
        boolean now = reply.isOk()
                && reply.text("ResponseCode")
                        .or(() -> reply.text("ResponseStatus"))
                        .filter(code -> code.equals("0") || code.equals("00000000") || code.equals(FOUND))
                        .isPresent();
        String told = reply.text("errorMessage")
                .or(() -> reply.text("ResponseDescription"))
                .orElse("");
        return now || told.toLowerCase(Locale.ROOT).contains("already registered");
    }

    /** What Daraja calls its refusal. */
    public static String errorCode(ProviderReply reply) {
        return reply.text("errorCode").or(() -> reply.text("ResponseCode")).orElse(String.valueOf(reply.status()));
    }

    /** Daraja counts in whole seconds: the last one is asked for whole. */
    public static JsonObject page(MpesaConfig us, Instant from, Instant to, int offset) {
        return Json.createObjectBuilder()
                .add("ShortCode", us.shortCode())
                .add("StartDate", TIME.format(from))
                .add("EndDate", TIME.format(to.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)))
                .add("OffSetValue", String.valueOf(offset))
                .build();
    }

    public static StatementReply read(ProviderReply reply, int offset) {
        String code = reply.text("ResponseCode").orElse("");
        if (!reply.isOk() || !(code.equals(FOUND) || code.equals(NONE))) {
            return new StatementReply.Unknown();
        }
        List<StatementLine> lines = new ArrayList<>();
        int told = 0;
        for (JsonValue outer : list(reply.body().get("Response"))) {
            for (JsonValue line : list(outer)) {
                told++;
                line(line).ifPresent(lines::add);
            }
        }
        boolean last = code.equals(NONE) || told == 0;
        return new StatementReply.Page(
                List.copyOf(lines), last ? Optional.empty() : Optional.of(String.valueOf(offset + told)));
    }

    /** Empty when it cannot be read as a payment; the page goes on. */
    private static Optional<StatementLine> line(JsonValue value) {
        if (!(value instanceof JsonObject line)) {
            return Optional.empty();
        }
        Optional<String> receipt = ProviderReply.text(line.get("transactionId"));
        Optional<BigDecimal> amount = ProviderReply.text(line.get("amount")).flatMap(DarajaMessages::number);
        Optional<Instant> at = ProviderReply.text(line.get("trxDate")).flatMap(DarajaStatement::time);
        String reference = ProviderReply.text(line.get("billreference")).orElse("");
        return receipt.isPresent() && amount.isPresent() && at.isPresent()
                ? Optional.of(new StatementLine(receipt.get(), reference, amount.get(), at.get()))
                : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static JsonArray list(JsonValue value) {
        return value instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }
}
