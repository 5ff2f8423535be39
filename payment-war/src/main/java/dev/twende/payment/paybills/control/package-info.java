/** Reads the provider's messages and keeps what came. */
package dev.twende.payment.paybills.control;
