/** Answers the provider, matches what came, and shows what fits nothing. */
package dev.twende.payment.paybills.boundary;
