package dev.twende.events.company;

import java.util.List;

/**
 * What one category of riders pays in one fare class, for every pair of stops.
 *
 * @param fareClass the code of a {@link FareClass}
 * @param riderCategory such as ADULT, CHILD, STUDENT
 * @param fares {@code fares[i][k]} is the price in minor units from stop {@code i} to stop {@code i + 1 + k}; null is not sellable
 */
public record FareProduct(String fareClass, String riderCategory, List<List<Long>> fares) {}
