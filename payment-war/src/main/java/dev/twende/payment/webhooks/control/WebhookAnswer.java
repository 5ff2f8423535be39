package dev.twende.payment.webhooks.control;

/**
 * What came of one attempt.
 *
 * @param httpStatus null when there was no answer
 * @param error why it was not taken; null when it was
 */
public record WebhookAnswer(Integer httpStatus, String error) {
    private static final int GONE = 410;

    static WebhookAnswer of(int httpStatus) {
        boolean taken = httpStatus >= 200 && httpStatus < 300;
        return new WebhookAnswer(httpStatus, taken ? null : "HTTP " + httpStatus);
    }

    static WebhookAnswer none(String error) {
        return new WebhookAnswer(null, error);
    }

    public boolean isTaken() {
        return error == null;
    }

    /** The target says that it will never be there again. */
    public boolean isGone() {
        return httpStatus != null && httpStatus == GONE;
    }
}
