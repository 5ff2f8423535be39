/** A transaction, its life, and what may be told of it. */
package dev.twende.payment.transactions.entity;
