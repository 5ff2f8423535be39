package dev.twende.payment.providers.entity;

import java.util.Optional;

/**
 * How a prompt ended, in the provider's own code. Text, because Daraja sends numbers, strings and names such as
 * {@code SFC_IC0003}, and because the list of them is not closed.
 */
public record ResultCode(String value) {
    /** The only code that means money. */
    public static final ResultCode PROCESSED = new ResultCode("0");
    /** The phone could not be reached, or its owner did not answer in time: sometimes the money moves all the same. */
    private static final String NO_ANSWER_FROM_PHONE = "1037";

    /**
     * What the code means for the money. Only {@code 0} is paid; all else is not, whatever it says.
     *
     * @param before what the provider said of the same prompt last
     */
    public Verdict verdict(Optional<ResultCode> before) {
        return switch (value) {
            case "0" -> Verdict.PAID;
            case NO_ANSWER_FROM_PHONE -> before.equals(Optional.of(this)) ? Verdict.NOT_PAID : Verdict.ASK_AGAIN;
            default -> Verdict.NOT_PAID;
        };
    }

    public boolean isPaid() {
        return equals(PROCESSED);
    }

    @Override
    public String toString() {
        return value;
    }

    /** What follows from a result code. */
    public enum Verdict {
        PAID,
        NOT_PAID,
        /** Once is not enough to call it failed. */
        ASK_AGAIN
    }
}
