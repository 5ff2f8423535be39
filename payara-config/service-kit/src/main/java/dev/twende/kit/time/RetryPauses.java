package dev.twende.kit.time;

import java.time.Duration;

/** How long to wait after an attempt that failed: a multiple of the wait before, up to the longest. */
public final class RetryPauses {

    private RetryPauses() {}

    /**
     * @param attempts that have gone out, the one before the pause included; 1 or more
     * @param growth how many times as long each pause is as the one before; 2 or more
     */
    public static Duration after(int attempts, int growth, Duration first, Duration longest) {
        Duration pause = first;
        for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(growth);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
