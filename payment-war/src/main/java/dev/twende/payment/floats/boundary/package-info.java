/** Floats: what agents have paid in beforehand: what the outside and the other features call. */
package dev.twende.payment.floats.boundary;
