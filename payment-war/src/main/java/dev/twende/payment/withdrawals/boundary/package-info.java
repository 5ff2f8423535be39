/** Asking for withdrawals, and settling them by what providers answer. */
package dev.twende.payment.withdrawals.boundary;
