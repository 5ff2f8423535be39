package dev.twende.ticketing.schedules.entity;

import java.util.Locale;

/** What a passenger can be asked for beside the name. */
public enum PassengerField {
    PHONE,
    DOCUMENT_TYPE,
    DOCUMENT_NUMBER,
    DOCUMENT_EXPIRY,
    DOCUMENT_COUNTRY,
    NATIONALITY,
    BIRTH_DATE,
    SEX;

    /** Its name in a request. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
