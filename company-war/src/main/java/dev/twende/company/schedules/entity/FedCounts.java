package dev.twende.company.schedules.entity;

import java.util.List;

/**
 * What a feed did to schedules.
 *
 * @param clashes departures that were not added, for their bus or driver is taken
 * @param dropped drafts that it does not ask for any more
 * @param published those that it does not ask for as they are, but people may have tickets for
 */
public record FedCounts(int added, int dropped, int clashes, List<String> published) {}
