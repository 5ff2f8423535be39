/** The ledger's tables. */
package dev.twende.payment.ledgers.control;
