package dev.twende.payment.webhooks.control;

import java.time.Duration;

/** How long to wait after an attempt: three times as long after each, up to the longest. */
public final class RetryPauses {
    private static final int GROWTH = 3;

    private RetryPauses() {}

    /**
     * @param attempts that have gone out, the one before the pause included; 1 or more
     */
    public static Duration after(int attempts, Duration first, Duration longest) {
        Duration pause = first;
        for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
