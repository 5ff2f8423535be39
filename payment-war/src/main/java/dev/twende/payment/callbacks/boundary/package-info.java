/** Takes what the provider tells us unasked: answers at once, believes nothing. */
package dev.twende.payment.callbacks.boundary;
