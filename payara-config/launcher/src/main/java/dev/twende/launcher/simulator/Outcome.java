package dev.twende.launcher.simulator;

import static dev.twende.launcher.simulator.Outcome.Reply.BUSY;
import static dev.twende.launcher.simulator.Outcome.Reply.PROMPT;
import static dev.twende.launcher.simulator.Outcome.Reply.SLOW_REPLY;
import static dev.twende.launcher.simulator.Result.BALANCE_INSUFFICIENT;
import static dev.twende.launcher.simulator.Result.CANCELLED_BY_USER;
import static dev.twende.launcher.simulator.Result.NO_ANSWER;
import static dev.twende.launcher.simulator.Result.PAID;
import static dev.twende.launcher.simulator.Result.WRONG_INITIATOR;

/** What becomes of one payment prompt. A new misfortune is a new row here, not new code. */
enum Outcome {
    // reply to the push, number of callbacks, what they say, what a query says, how much of the amount they miss
    SUCCESS(PROMPT, 1, PAID, PAID, 0),
    INSUFFICIENT_FUNDS(PROMPT, 1, BALANCE_INSUFFICIENT, BALANCE_INSUFFICIENT, 0),
    CANCELLED(PROMPT, 1, CANCELLED_BY_USER, CANCELLED_BY_USER, 0),
    TIMEOUT(PROMPT, 1, NO_ANSWER, NO_ANSWER, 0),
    WRONG_PIN(PROMPT, 1, WRONG_INITIATOR, WRONG_INITIATOR, 0),
    NO_CALLBACK(PROMPT, 0, PAID, PAID, 0),
    DUPLICATE_CALLBACK(PROMPT, 2, PAID, PAID, 0),
    FORGED(PROMPT, 1, PAID, CANCELLED_BY_USER, 0),
    WRONG_AMOUNT(PROMPT, 1, PAID, PAID, 1),
    /** The callback overtakes the reply to the push. */
    SLOW(SLOW_REPLY, 1, PAID, PAID, 0),
    UNAVAILABLE(BUSY, 0, NO_ANSWER, NO_ANSWER, 0);

    private final Reply reply;
    private final int callbacks;
    private final Result told;
    private final Result truth;
    private final long shortBy;

    Outcome(Reply reply, int callbacks, Result told, Result truth, long shortBy) {
        this.reply = reply;
        this.callbacks = callbacks;
        this.told = told;
        this.truth = truth;
        this.shortBy = shortBy;
    }

    Reply reply() {
        return reply;
    }

    int callbacks() {
        return callbacks;
    }

    /** What the callback claims. */
    Result told() {
        return told;
    }

    /** What a status query answers; differs from the callback when someone forged that. */
    Result truth() {
        return truth;
    }

    /** How much less than asked the callback reports. */
    long shortBy() {
        return shortBy;
    }

    /** How the push itself is answered. */
    enum Reply {
        PROMPT,
        SLOW_REPLY,
        BUSY
    }
}
