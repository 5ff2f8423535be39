package dev.twende.launcher.simulator;

import java.util.Arrays;
import java.util.Optional;

/** How a prompt ended, in Daraja's codes and words. */
enum Result {
    PAID(0, "The service request is processed successfully."),
    BALANCE_INSUFFICIENT(1, "The balance is insufficient for the transaction."),
    CANCELLED_BY_USER(1032, "Request cancelled by user"),
    NO_ANSWER(1037, "DS timeout user cannot be reached"),
    WRONG_INITIATOR(2001, "The initiator information is invalid."),
    UNREGISTERED_RECEIVER(
            2040,
            "Credit Party customer type (Unregistered or Registered Customer) can't be supported by the service.");

    private final int code;
    private final String description;

    Result(int code, String description) {
        this.code = code;
        this.description = description;
    }

    int code() {
        return code;
    }

    String description() {
        return description;
    }

    /** The code as the last four digits of an id or a phone number: 0000, 0001, 1032... */
    String digits() {
        return "%04d".formatted(code);
    }

    static Optional<Result> ofDigits(String digits) {
        return Arrays.stream(values())
                .filter(result -> result.digits().equals(digits))
                .findFirst();
    }
}
