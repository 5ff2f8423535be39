package dev.twende.payment.fiscalreceipts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The fiscal device: a Virtual Sales Data Controller, which signs the invoices of many taxpayers and keeps them when the authority
 * cannot be reached. Never called inside a database transaction.
 */
@ApplicationScoped
public class Vsdc {
    private static final String SAVE_SALES = "/trnsSales/saveSales";

    private FiscalConfig config;
    private HttpClient http;

    protected Vsdc() {} // for the CDI proxy

    @Inject
    public Vsdc(FiscalConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** Tells it, once. Never throws: whatever happens on the way is an answer. */
    public FiscalReply sign(FiscalInvoice invoice) {
        HttpRequest request = HttpRequest.newBuilder(config.baseUrl().resolve(SAVE_SALES))
                .timeout(config.requestTimeout())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(VsdcMessages.saveSales(invoice).toString()))
                .build();
        // the request's own timeout ends with the headers: a body that never ends must not keep us either
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return VsdcMessages.read(response.statusCode(), response.body());
        } catch (ExecutionException lost) {
            return new FiscalReply.NoAnswer(lost.getCause().getClass().getSimpleName());
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return new FiscalReply.NoAnswer("no answer in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new FiscalReply.NoAnswer("interrupted");
        }
    }
}
