package dev.twende.events.company;

import java.util.List;

/**
 * The terms a schedule is sold on.
 *
 * @param fareProducts what each category of riders pays in each class; the standard class for adults is among them
 * @param fareClasses the conditions of the classes in {@code fareProducts}
 * @param salesWindows a channel that is absent sells from the publication until departure
 * @param blockedSeats kept back from the start
 */
public record SalesTerms(
        List<FareProduct> fareProducts,
        List<FareClass> fareClasses,
        List<SalesWindow> salesWindows,
        List<BlockedSeat> blockedSeats) {}
