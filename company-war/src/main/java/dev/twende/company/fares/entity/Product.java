package dev.twende.company.fares.entity;

import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.company.salesrules.entity.RiderCategory;

/** What is priced: a category of riders in a fare class. */
public record Product(String fareClass, String riderCategory) {
    /** What whoever says nothing else is sold. */
    public static final Product STANDARD_ADULT = new Product(FareClass.STANDARD, RiderCategory.ADULT);

    public boolean isForAdults() {
        return riderCategory.equals(RiderCategory.ADULT);
    }
}
