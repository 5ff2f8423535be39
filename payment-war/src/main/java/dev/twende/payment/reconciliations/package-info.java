/** Compares a provider's statement with our transactions, our ledger and ticketing's bookings. */
package dev.twende.payment.reconciliations;
