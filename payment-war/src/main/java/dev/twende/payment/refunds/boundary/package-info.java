/** Refunds: where they are asked for, carried out and looked after. */
package dev.twende.payment.refunds.boundary;
