/** Keeps refund quotes, and how long they hold. */
package dev.twende.ticketing.refundquotes.control;
