package dev.twende.payment.transactions.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.util.Arrays;

/** How a passenger may pay. */
public enum PaymentMethod {
    /** M-Pesa: a prompt on the passenger's phone. */
    MPESA;

    public static PaymentMethod named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemType.PAYMENT_METHOD_UNSUPPORTED,
                        "The methods on offer are " + Arrays.toString(values()) + "."));
    }
}
