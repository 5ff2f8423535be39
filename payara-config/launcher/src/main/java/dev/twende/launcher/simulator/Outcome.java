package dev.twende.launcher.simulator;

import static dev.twende.launcher.simulator.Outcome.Delivery.AFTER_A_STRANGER;
import static dev.twende.launcher.simulator.Outcome.Delivery.AT_ONCE;
import static dev.twende.launcher.simulator.Outcome.Delivery.LATE;
import static dev.twende.launcher.simulator.Outcome.Reply.AFTER_CALLBACK;
import static dev.twende.launcher.simulator.Outcome.Reply.BUSY;
import static dev.twende.launcher.simulator.Outcome.Reply.CONNECTION_CUT;
import static dev.twende.launcher.simulator.Outcome.Reply.PROMPT;
import static dev.twende.launcher.simulator.Outcome.Reply.SLOW_REPLY;
import static dev.twende.launcher.simulator.Result.BALANCE_INSUFFICIENT;
import static dev.twende.launcher.simulator.Result.CANCELLED_BY_USER;
import static dev.twende.launcher.simulator.Result.NO_ANSWER;
import static dev.twende.launcher.simulator.Result.PAID;
import static dev.twende.launcher.simulator.Result.UNREGISTERED_RECEIVER;
import static dev.twende.launcher.simulator.Result.WRONG_INITIATOR;

import java.util.List;

/** What becomes of one prompt, or of one refund. A new misfortune is a new row here, not new code. */
enum Outcome {
    // the reply, the callbacks: when, and what each says; what is true, and how much of the amount the callbacks miss
    SUCCESS(PROMPT, AT_ONCE, List.of(PAID), PAID, 0),
    INSUFFICIENT_FUNDS(PROMPT, AT_ONCE, List.of(BALANCE_INSUFFICIENT), BALANCE_INSUFFICIENT, 0),
    CANCELLED(PROMPT, AT_ONCE, List.of(CANCELLED_BY_USER), CANCELLED_BY_USER, 0),
    TIMEOUT(PROMPT, AT_ONCE, List.of(NO_ANSWER), NO_ANSWER, 0),
    WRONG_PIN(PROMPT, AT_ONCE, List.of(WRONG_INITIATOR), WRONG_INITIATOR, 0),
    UNREGISTERED(PROMPT, AT_ONCE, List.of(UNREGISTERED_RECEIVER), UNREGISTERED_RECEIVER, 0),
    NO_CALLBACK(PROMPT, AT_ONCE, List.of(), PAID, 0),
    LATE_CALLBACK(PROMPT, LATE, List.of(PAID), PAID, 0),
    DUPLICATE_CALLBACK(PROMPT, AT_ONCE, List.of(PAID, PAID), PAID, 0),
    /** A failure is told first, then that it was none. */
    REORDERED(PROMPT, AT_ONCE, List.of(NO_ANSWER, PAID), PAID, 0),
    /** Money is told first, then an old failure. */
    STALE_FAILURE(PROMPT, AT_ONCE, List.of(PAID, NO_ANSWER), PAID, 0),
    /** Someone who knows the address but not the ids says that money moved. */
    FORGED_IDS(PROMPT, AFTER_A_STRANGER, List.of(CANCELLED_BY_USER), CANCELLED_BY_USER, 0),
    /** Someone who knows the address and the ids says that money moved. */
    FORGED(PROMPT, AT_ONCE, List.of(PAID), CANCELLED_BY_USER, 0),
    WRONG_AMOUNT(PROMPT, AT_ONCE, List.of(PAID), PAID, 1),
    /** The reply takes longer than anyone waits, and the callback overtakes it. */
    SLOW(SLOW_REPLY, AT_ONCE, List.of(PAID), PAID, 0),
    /** The callback has been answered before the reply goes out. */
    BEFORE_REPLY(AFTER_CALLBACK, AT_ONCE, List.of(PAID), PAID, 0),
    /** Done, but the connection breaks before the reply; the callback comes. */
    CUT(CONNECTION_CUT, AT_ONCE, List.of(PAID), PAID, 0),
    /** Done, but the connection breaks before the reply, and no callback comes either. */
    CUT_SILENT(CONNECTION_CUT, AT_ONCE, List.of(), PAID, 0),
    UNAVAILABLE(BUSY, AT_ONCE, List.of(), NO_ANSWER, 0);

    private final Reply reply;
    private final Delivery delivery;
    private final List<Result> told;
    private final Result truth;
    private final long shortBy;

    Outcome(Reply reply, Delivery delivery, List<Result> told, Result truth, long shortBy) {
        this.reply = reply;
        this.delivery = delivery;
        this.told = told;
        this.truth = truth;
        this.shortBy = shortBy;
    }

    Reply reply() {
        return reply;
    }

    Delivery delivery() {
        return delivery;
    }

    /** What the callbacks claim, one after the other. */
    List<Result> told() {
        return told;
    }

    /** What happened to the money, and what a query answers; differs from the callbacks when someone forged those. */
    Result truth() {
        return truth;
    }

    /** How much less than asked the callbacks report. */
    long shortBy() {
        return shortBy;
    }

    /** How the request itself is answered. */
    enum Reply {
        PROMPT,
        SLOW_REPLY,
        AFTER_CALLBACK,
        CONNECTION_CUT,
        BUSY
    }

    /** How the callbacks travel. */
    enum Delivery {
        AT_ONCE,
        LATE,
        AFTER_A_STRANGER
    }
}
