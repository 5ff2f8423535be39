/** A refund and its life. */
package dev.twende.payment.refunds.entity;
