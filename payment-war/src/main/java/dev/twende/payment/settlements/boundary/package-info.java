/** Settlements: drafted, closed, read and paid out. */
package dev.twende.payment.settlements.boundary;
