package dev.twende.launcher.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The truth behind a simulator: what really moved, whatever was replied or called back about it. */
final class Bank {
    /** How many movements are remembered. */
    private static final int MEMORY = 200_000;

    private static final String RECEIPT_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int RECEIPT_LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Movement> movements = new ArrayList<>();

    /** What kind of movement it was. */
    enum Kind {
        /** A customer paid after a prompt. */
        COLLECTION,
        /** A customer paid by himself, to the Pay Bill number. */
        CUSTOMER_PAYMENT,
        /** A payment was undone, all or a part. */
        REVERSAL,
        /** The merchant paid a customer. */
        PAYOUT
    }

    /**
     * @param receipt the bank's name for it, unique
     * @param reference what the customer, or for money back the merchant, gave as reference
     * @param amount in whole units, positive in both directions
     * @param requestId the id of the request that caused it; empty when a customer paid by himself
     * @param original the receipt that money went back of; empty for money that came and for payouts
     */
    record Movement(
            String receipt,
            Kind kind,
            String reference,
            String msisdn,
            long amount,
            String requestId,
            String original,
            Instant at) {
        boolean isIncome() {
            return kind == Kind.COLLECTION || kind == Kind.CUSTOMER_PAYMENT;
        }

        JsonObject json() {
            return Json.createObjectBuilder()
                    .add("receipt", receipt)
                    .add("kind", kind.name())
                    .add("reference", reference)
                    .add("msisdn", msisdn)
                    .add("amount", amount)
                    .add("request_id", requestId)
                    .add("original", original)
                    .add("at", at.toString())
                    .build();
        }
    }

    static String newReceipt() {
        return RANDOM.ints(RECEIPT_LENGTH, 0, RECEIPT_ALPHABET.length())
                .mapToObj(RECEIPT_ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /** Those that a question such as {@code ?reference=X&msisdn=Y} is about. */
    static Predicate<Movement> matching(Map<String, String> query) {
        return movement -> is(query.get("reference"), movement.reference())
                && is(query.get("msisdn"), movement.msisdn())
                && is(query.get("request_id"), movement.requestId());
    }

    private static boolean is(String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    synchronized void move(Movement movement) {
        if (movements.size() == MEMORY) {
            movements.remove(0);
        }
        movements.add(movement);
    }

    synchronized List<Movement> select(Predicate<Movement> which) {
        return movements.stream().filter(which).toList();
    }

    Optional<Movement> income(String receipt) {
        return select(movement -> movement.isIncome() && movement.receipt().equals(receipt)).stream()
                .findFirst();
    }

    Optional<Movement> byRequest(String requestId) {
        return select(movement -> movement.requestId().equals(requestId)).stream()
                .findFirst();
    }

    /** How much of a payment has been undone. */
    long undone(String receipt) {
        return select(movement -> movement.original().equals(receipt)).stream()
                .mapToLong(Movement::amount)
                .sum();
    }

    /** {@code {"collected", "returned", "balance", "movements": [...]}} of those selected. */
    JsonObject account(Predicate<Movement> which) {
        List<Movement> selected = select(which);
        long collected = selected.stream()
                .filter(Movement::isIncome)
                .mapToLong(Movement::amount)
                .sum();
        long returned = selected.stream()
                .filter(movement -> !movement.isIncome())
                .mapToLong(Movement::amount)
                .sum();
        JsonArrayBuilder items = Json.createArrayBuilder();
        selected.forEach(movement -> items.add(movement.json()));
        return Json.createObjectBuilder()
                .add("collected", collected)
                .add("returned", returned)
                .add("balance", collected - returned)
                .add("movements", items)
                .build();
    }
}
