package dev.twende.events.company;

/**
 * How seats are reserved without being paid at once.
 *
 * @param closesSecondsBefore until when they must be paid, counted back from the departure at the boarding stop
 * @param seatsPerPhone how many seats may wait for the money of one phone
 */
public record PayLater(long closesSecondsBefore, int seatsPerPhone) {}
