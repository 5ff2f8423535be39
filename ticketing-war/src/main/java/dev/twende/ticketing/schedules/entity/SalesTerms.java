package dev.twende.ticketing.schedules.entity;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a schedule is sold on beside the standard fare for adults.
 *
 * @param others the other products
 * @param classes the conditions of the fare classes, the standard one among them when they are known
 * @param windows a channel that is absent sells from the publication until the departure
 * @param passengerFields what every passenger must tell beside the name
 * @param payLater null when nothing is reserved without money
 */
public record SalesTerms(
        List<FareProduct> others,
        List<FareClass> classes,
        Map<SalesChannel, SalesWindow> windows,
        Set<PassengerField> passengerFields,
        PayLater payLater) {

    /** The standard fare for adults alone, on conditions that nobody told. */
    public static final SalesTerms NONE = new SalesTerms(List.of(), List.of(), Map.of(), Set.of(), null);

    public SalesTerms {
        others = List.copyOf(others);
        classes = List.copyOf(classes);
        windows = Map.copyOf(windows);
        passengerFields = Set.copyOf(passengerFields);
    }
}
