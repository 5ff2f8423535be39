package dev.twende.payment.providers.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.util.Arrays;

/** How a passenger may pay. */
public enum PaymentMethod {
    /** M-Pesa: a prompt on the passenger's phone, or a payment to our Pay Bill number. */
    MPESA,
    /** MTN MoMo: a prompt on the passenger's phone. */
    MOMO,
    /** Notes and coins over a counter or at the bus, taken by someone whose shift is open. */
    CASH,
    /** Out of what an agent has paid in beforehand; the agent settles with the passenger. */
    FLOAT;

    /** Whether someone of the company takes the money, so that no phone is needed. */
    public boolean isOverTheCounter() {
        return switch (this) {
            case CASH, FLOAT -> true;
            case MPESA, MOMO -> false;
        };
    }

    public static PaymentMethod named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemType.PAYMENT_METHOD_UNSUPPORTED,
                        "The methods on offer are " + Arrays.toString(values()) + "."));
    }
}
