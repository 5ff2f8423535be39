/** The payment house: collects the price of a booking from its passenger, once. Owns schema payment. */
package dev.twende.payment;
