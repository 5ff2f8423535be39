/** The chart of accounts, and what each event posts. */
package dev.twende.payment.ledgers.entity;
