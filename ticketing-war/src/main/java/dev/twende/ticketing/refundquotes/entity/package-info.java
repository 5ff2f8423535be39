/** A refund quote, and what a ticket brings that is given back. */
package dev.twende.ticketing.refundquotes.entity;
