package dev.twende.events.company;

import java.util.List;

/**
 * The terms a schedule is sold on.
 *
 * @param fareProducts what each category of riders pays in each class, beside the standard class for adults: that is {@code fares} of
 *     {@link ScheduleCreated}, once
 * @param fareClasses the conditions of the classes that have prices
 * @param salesWindows a channel that is absent sells from the publication until departure
 * @param blockedSeats kept back from the start
 * @param passengerFields what every passenger must tell beside the name: PHONE, DOCUMENT_TYPE, DOCUMENT_NUMBER, DOCUMENT_EXPIRY,
 *     DOCUMENT_COUNTRY, NATIONALITY, BIRTH_DATE, SEX; absent means nothing
 * @param payLater how seats are reserved over a counter without being paid at once; absent means not at all
 */
public record SalesTerms(
        List<FareProduct> fareProducts,
        List<FareClass> fareClasses,
        List<SalesWindow> salesWindows,
        List<BlockedSeat> blockedSeats,
        List<String> passengerFields,
        PayLater payLater) {}
