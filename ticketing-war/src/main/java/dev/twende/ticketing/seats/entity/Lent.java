package dev.twende.ticketing.seats.entity;

/**
 * How much is lent at one moment. A seat that is lent in two parts, since the middle is sold, counts twice.
 *
 * @param toDevice to one device
 * @param byCompany to all devices of its company
 */
public record Lent(int toDevice, int byCompany) {}
