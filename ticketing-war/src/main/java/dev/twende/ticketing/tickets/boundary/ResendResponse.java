package dev.twende.ticketing.tickets.boundary;

/**
 * That a ticket is on its way once more.
 *
 * @param phone where to; its last three digits
 * @param text what will be read there
 */
public record ResendResponse(String phone, String text) {}
