package dev.twende.events;

/** The topics, one per aggregate that tells its story. The broker creates them with their subscriptions; nobody else may. */
public enum Topic {
    AUTH_USER("twende.auth.user"),
    AUTH_CHANGE("twende.auth.change"),
    COMPANY_CHANGE("twende.company.change"),
    TICKETING_CHANGE("twende.ticketing.change"),
    PAYMENT_CHANGE("twende.payment.change"),
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
