/** The table of terms. */
package dev.twende.payment.terms.control;
