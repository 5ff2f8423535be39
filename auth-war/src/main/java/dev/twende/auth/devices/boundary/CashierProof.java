package dev.twende.auth.devices.boundary;

import static dev.twende.kit.problem.ProblemType.PIN_REFUSED;

import dev.twende.auth.devices.entity.Pin;
import dev.twende.auth.users.boundary.Credentials;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Sets PINs and proves by them who stands at a device. There is no transaction around it: a hash takes longer than any statement
 * and must hold no connection.
 */
@ApplicationScoped
public class CashierProof {
    private Pins pins;
    private Credentials credentials;

    protected CashierProof() {} // for the CDI proxy

    @Inject
    public CashierProof(Pins pins, Credentials credentials) {
        this.pins = pins;
        this.credentials = credentials;
    }

    /** Sets a user's PIN. */
    public void set(UUID userId, PinRequest request) {
        pins.mustBeSettable(userId);
        Pin pin = new Pin(request.pin());
        pins.keep(userId, credentials.hash(pin.digits()));
    }

    /** Whether this is the user's PIN; every cause of refusal gets the same answer after the same work. */
    public void prove(UUID userId, String pin, UUID deviceId, UUID companyId) {
        Optional<String> hash = pins.hashForTry(userId, deviceId, companyId);
        if (!matches(pin, hash, userId, deviceId)) {
            throw Problem.of(
                    PIN_REFUSED, "The cashier and the PIN do not match, or the cashier is locked on this device.");
        }
        pins.proven(userId, deviceId);
    }

    /** A PIN that there was no time to look at was not tried. */
    private boolean matches(String pin, Optional<String> hash, UUID userId, UUID deviceId) {
        try {
            return credentials.matches(pin, hash);
        } catch (Problem busy) {
            hash.ifPresent(counted -> pins.notTried(userId, deviceId));
            throw busy;
        }
    }
}
