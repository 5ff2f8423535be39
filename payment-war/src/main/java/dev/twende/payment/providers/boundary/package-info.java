/** The providers as the house sees them: ask a customer for money, ask what became of it. */
package dev.twende.payment.providers.boundary;
