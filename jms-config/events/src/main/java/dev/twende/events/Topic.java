package dev.twende.events;

/** The topics, one per aggregate that tells its story. The broker creates them with their subscriptions; nobody else may. */
public enum Topic {
    AUTH_USER("twende.auth.user"),
    COMPANY_COMPANY("twende.company.company"),
    COMPANY_SCHEDULE("twende.company.schedule"),
    TICKETING_TICKET("twende.ticketing.ticket"),
    PAYMENT_TRANSACTION("twende.payment.transaction");

    private final String address;

    Topic(String address) {
        this.address = address;
    }

    /** The broker address. */
    public String address() {
        return address;
    }

    /** The house that alone may send here. */
    public String publisher() {
        return address.split("\\.")[1];
    }
}
