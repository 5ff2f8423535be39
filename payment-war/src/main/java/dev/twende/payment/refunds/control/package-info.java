/** The table of refunds, and when providers are asked about them. */
package dev.twende.payment.refunds.control;
