/** Floats: what agents have paid in beforehand. */
package dev.twende.payment.floats;
