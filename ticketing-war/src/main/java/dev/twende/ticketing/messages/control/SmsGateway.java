package dev.twende.ticketing.messages.control;

import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The connection to the SMS gateway, which speaks the messaging API of Africa's Talking
 * (https://developers.africastalking.com/docs/sms/sending/bulk). Sends once; whether again is the caller's business.
 */
@ApplicationScoped
public class SmsGateway {
    private static final String PATH = "/version1/messaging";
    /** Processed, sent, queued. */
    private static final Set<Integer> TAKEN = Set.of(100, 101, 102);
    /** Insufficient balance, internal error, gateway error: all may pass. The other codes are about the number or the sender. */
    private static final Set<Integer> PASSING = Set.of(405, 500, 501);

    private static final int BUSY = 429;
    private static final int TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;

    private SmsConfig config;
    private HttpClient http;

    protected SmsGateway() {} // for the CDI proxy

    @Inject
    public SmsGateway(SmsConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** Whether there is one. */
    public boolean isConfigured() {
        return config.baseUrl().isPresent();
    }

    /** @param phone digits with the country's code */
    public Delivery send(String phone, String text) {
        URI address = URI.create(config.baseUrl().orElseThrow() + PATH);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("username", config.username());
        form.put("to", "+" + phone);
        form.put("message", text);
        config.senderId().ifPresent(sender -> form.put("from", sender));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(config.requestTimeout())
                .header("apiKey", config.apiKey())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            return understand(http.send(request, BodyHandlers.ofString()));
        } catch (IOException lost) {
            return Delivery.notNow(lost.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Delivery.notNow("stopped");
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Delivery understand(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == BUSY || status == TIMEOUT || status >= SERVER_ERROR) {
            return Delivery.notNow("HTTP " + status);
        }
        if (status / 100 != 2) {
            // our key or our address is wrong: nothing that a passenger's message should pay for
            return status == 400 ? Delivery.never("HTTP 400") : Delivery.notNow("HTTP " + status);
        }
        try {
            return understand(Json.mapper().fromJson(response.body(), Reply.class));
        } catch (JsonbException unreadable) {
            return Delivery.notNow("unreadable answer");
        }
    }

    private static Delivery understand(Reply reply) {
        if (reply.data() == null
                || reply.data().recipients() == null
                || reply.data().recipients().isEmpty()) {
            return Delivery.never("no recipient"); // the gateway leaves out numbers that it cannot read
        }
        Recipient recipient = reply.data().recipients().get(0);
        if (TAKEN.contains(recipient.statusCode())) {
            return Delivery.taken(recipient.messageId());
        }
        String why = recipient.statusCode() + " " + recipient.status();
        return PASSING.contains(recipient.statusCode()) ? Delivery.notNow(why) : Delivery.never(why);
    }

    /** The gateway's answer. */
    public record Reply(@JsonbProperty("SMSMessageData") Data data) {}

    /** What it says of the message. */
    public record Data(@JsonbProperty("Recipients") List<Recipient> recipients) {}

    /** What it says of one number. */
    public record Recipient(
            @JsonbProperty("statusCode") int statusCode,
            @JsonbProperty("status") String status,
            @JsonbProperty("messageId") String messageId) {}
}
