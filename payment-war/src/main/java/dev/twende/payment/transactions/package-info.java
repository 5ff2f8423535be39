/** Attempts to collect the price of a booking: begun here, settled by the provider's word alone. */
package dev.twende.payment.transactions;
