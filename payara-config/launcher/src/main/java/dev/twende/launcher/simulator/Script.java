package dev.twende.launcher.simulator;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of the next prompt: what was scripted for this phone, else for this amount, else for any phone, else
 * what the number says (its last eight digits are 0000 and a result code, as in 254700001032), else the customer pays.
 */
final class Script {
    private static final String ANY_PHONE = "";
    private static final String AMOUNT = "amount ";
    private static final int SAYING_DIGITS = 8;
    private static final String SAYING_PREFIX = "0000";

    private final Map<String, Deque<Outcome>> upcoming = new HashMap<>();

    synchronized void add(Optional<String> msisdn, Collection<Outcome> outcomes) {
        upcoming.computeIfAbsent(msisdn.orElse(ANY_PHONE), phone -> new ArrayDeque<>())
                .addAll(outcomes);
    }

    synchronized void clear() {
        upcoming.clear();
    }

    synchronized void add(long amount, Collection<Outcome> outcomes) {
        upcoming.computeIfAbsent(AMOUNT + amount, any -> new ArrayDeque<>()).addAll(outcomes);
    }

    synchronized Outcome next(String msisdn, long amount) {
        return scripted(msisdn)
                .or(() -> scripted(AMOUNT + amount))
                .or(() -> scripted(ANY_PHONE))
                .or(() -> said(msisdn))
                .orElse(Outcome.SUCCESS);
    }

    private Optional<Outcome> scripted(String phone) {
        return Optional.ofNullable(upcoming.get(phone)).map(Deque::poll);
    }

    private static Optional<Outcome> said(String msisdn) {
        String saying = msisdn.substring(Math.max(0, msisdn.length() - SAYING_DIGITS));
        if (!saying.startsWith(SAYING_PREFIX)) {
            return Optional.empty();
        }
        return Result.ofDigits(saying.substring(SAYING_PREFIX.length())).map(Script::plainly);
    }

    private static Outcome plainly(Result result) {
        return switch (result) {
            case PAID -> Outcome.SUCCESS;
            case BALANCE_INSUFFICIENT -> Outcome.INSUFFICIENT_FUNDS;
            case CANCELLED_BY_USER -> Outcome.CANCELLED;
            case NO_ANSWER -> Outcome.TIMEOUT;
            case WRONG_INITIATOR -> Outcome.WRONG_PIN;
            case UNREGISTERED_RECEIVER -> Outcome.UNREGISTERED;
        };
    }
}
