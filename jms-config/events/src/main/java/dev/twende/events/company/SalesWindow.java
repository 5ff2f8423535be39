package dev.twende.events.company;

/**
 * When a channel may sell, counted back from the departure at the passenger's boarding stop.
 *
 * @param channel WEB, COUNTER or POS
 * @param opensSecondsBefore absent means from the publication on
 * @param closesSecondsBefore 0 sells until departure
 */
public record SalesWindow(String channel, Long opensSecondsBefore, long closesSecondsBefore) {}
