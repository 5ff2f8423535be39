package dev.twende.payment.callbacks.boundary;

import dev.twende.payment.transactions.entity.CallbackFinding;
import java.util.Optional;
import java.util.UUID;

/**
 * A callback came to an address that belongs to no payment and no refund. Another feature of this house that gave the address out
 * takes it; what nobody takes is a stray.
 */
public final class UnclaimedCallback {
    private final String secret;
    private final String body;
    private Taken taken;

    UnclaimedCallback(String secret, String body) {
        this.secret = secret;
        this.body = body;
    }

    /** The end of the address. */
    public String secret() {
        return secret;
    }

    public String body() {
        return body;
    }

    /**
     * It is ours.
     *
     * @param debtId whose address it came to
     */
    public void take(UUID debtId, CallbackFinding finding) {
        taken = new Taken(debtId, finding);
    }

    Optional<Taken> taken() {
        return Optional.ofNullable(taken);
    }

    /** By whom, and what was thought of it. */
    record Taken(UUID debtId, CallbackFinding finding) {}
}
