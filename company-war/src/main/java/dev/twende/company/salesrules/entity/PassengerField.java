package dev.twende.company.salesrules.entity;

/** What a passenger can be asked for beside the name. */
public enum PassengerField {
    PHONE,
    /** Passport, national identity card or another travel document. */
    DOCUMENT_TYPE,
    DOCUMENT_NUMBER,
    DOCUMENT_EXPIRY,
    /** That issued the document. */
    DOCUMENT_COUNTRY,
    NATIONALITY,
    BIRTH_DATE,
    SEX
}
