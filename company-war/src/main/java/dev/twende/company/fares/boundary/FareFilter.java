package dev.twende.company.fares.boundary;

import dev.twende.company.fares.entity.Fare;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;

/** Which prices of a route are meant; what is left out does not matter. */
public class FareFilter {
    @QueryParam("fare_class")
    private String fareClass;

    @QueryParam("rider_category")
    private String riderCategory;

    /** A service date on which the prices hold. */
    @QueryParam("as_of")
    private LocalDate asOf;

    boolean contains(Fare fare) {
        return (fareClass == null || fareClass.equals(fare.fareClass()))
                && (riderCategory == null || riderCategory.equals(fare.riderCategory()))
                && (asOf == null || !asOf.isBefore(fare.validFrom()) && !asOf.isAfter(fare.validTo()));
    }
}
