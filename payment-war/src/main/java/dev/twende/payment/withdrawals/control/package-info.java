/** The table of withdrawals. */
package dev.twende.payment.withdrawals.control;
