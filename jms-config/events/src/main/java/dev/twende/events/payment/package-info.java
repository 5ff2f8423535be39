/** Facts told by the payment house. */
package dev.twende.events.payment;
