package dev.twende.ticketing.tickets.boundary;

/**
 * A document of one or several tickets.
 *
 * @param mediaType with its parameters
 * @param fileName under which a browser keeps it
 * @param entity bytes, text, or what becomes JSON
 */
record TicketDocument(String mediaType, String fileName, Object entity) {}
