/** A withdrawal and its life. */
package dev.twende.payment.withdrawals.entity;
