/** Asking what giving tickets back brings, and giving them back. */
package dev.twende.ticketing.refundquotes.boundary;
