package dev.twende.ticketing.leases.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import java.util.UUID;

/** The device for which seats are borrowed, by itself or by the cashier who is logged in on it. */
record Borrower(UUID deviceId, UUID companyId) {
    /** @throws Problem {@link ProblemType#DEVICE_REQUIRED} */
    static Borrower of(Caller caller) {
        Problem none = Problem.of(ProblemType.DEVICE_REQUIRED, "The token is not one of an enrolled device.");
        return new Borrower(
                caller.deviceId().orElseThrow(() -> none), caller.companyId().orElseThrow(() -> none));
    }
}
