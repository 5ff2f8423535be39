/** The ledger: every movement of money, once, in double entry. */
package dev.twende.payment.ledgers;
