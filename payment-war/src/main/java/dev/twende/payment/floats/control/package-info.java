/** The tables of floats. */
package dev.twende.payment.floats.control;
