package dev.twende.company.fares.entity;

import java.time.LocalDate;

/**
 * What a product costs on every pair of stops, from a date to a date.
 *
 * @param validTo included
 */
public record FarePeriod(Product product, LocalDate validFrom, LocalDate validTo, FareTriangle prices) {
    boolean contains(LocalDate date) {
        return !date.isBefore(validFrom) && !date.isAfter(validTo);
    }

    FarePeriod until(LocalDate date) {
        return new FarePeriod(product, validFrom, date, prices);
    }

    FarePeriod since(LocalDate date) {
        return new FarePeriod(product, date, validTo, prices);
    }

    FarePeriod with(FareTriangle other) {
        return new FarePeriod(product, validFrom, validTo, other);
    }

    boolean isGoneOnBy(FarePeriod next) {
        return product.equals(next.product)
                && prices.equals(next.prices)
                && validTo.plusDays(1).equals(next.validFrom);
    }
}
