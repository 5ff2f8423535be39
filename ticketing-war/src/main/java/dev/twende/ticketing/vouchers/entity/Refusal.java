package dev.twende.ticketing.vouchers.entity;

/** Why a voucher cannot be used for a purchase. */
public enum Refusal {
    WITHDRAWN("The voucher was withdrawn."),
    NOT_YET_VALID("The voucher is not valid yet."),
    EXPIRED("The voucher is not valid any more."),
    USED_UP("The voucher is used up."),
    USED_UP_BY_PHONE("The voucher was used with this phone as often as one may."),
    OTHER_ROUTE("The voucher is not good for this route."),
    OTHER_STOPS("The voucher is not good for this pair of stops."),
    OTHER_CHANNEL("The voucher is not good where this is bought."),
    OTHER_CURRENCY("The voucher is in another currency."),
    BELOW_MINIMUM("The price is below what the voucher asks to be spent."),
    TOO_LITTLE("What the voucher would take off is less than one unit of the currency.");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
