/** The ledger: where movements of money are told, and read. */
package dev.twende.payment.ledgers.boundary;
