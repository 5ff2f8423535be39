/** The mobile-money providers that move the money. */
package dev.twende.payment.providers;
