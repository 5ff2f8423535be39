/** What agents get back of what they paid in beforehand. */
package dev.twende.payment.withdrawals;
