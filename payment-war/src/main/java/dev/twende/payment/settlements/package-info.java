/** Settlements: what the platform owes a company for a period of its book. */
package dev.twende.payment.settlements;
