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
 */
public record SalesTerms(
        List<FareProduct> fareProducts,
        List<FareClass> fareClasses,
        List<SalesWindow> salesWindows,
        List<BlockedSeat> blockedSeats) {}
