/** What a provider tells us unasked: kept whole, believed never. */
package dev.twende.payment.callbacks;
