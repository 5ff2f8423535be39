/** Tells passengers on their phones what became of their journey. */
package dev.twende.ticketing.messages;
