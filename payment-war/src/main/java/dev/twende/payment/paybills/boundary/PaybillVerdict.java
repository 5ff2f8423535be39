package dev.twende.payment.paybills.boundary;

/** What the provider is told when it asks whether a customer may pay. */
enum PaybillVerdict {
    ACCEPTED("0", "Accepted"),
    /** No booking with this reference can be paid. */
    ACCOUNT("C2B00012", "Rejected"),
    /** Another amount than the booking costs. */
    AMOUNT("C2B00013", "Rejected"),
    /** Not to us. */
    SHORT_CODE("C2B00015", "Rejected"),
    /** We cannot tell, and nobody should pay blindly. */
    OTHER("C2B00016", "Rejected");

    private final String code;
    private final String text;

    PaybillVerdict(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
