/** Runs comparisons, nightly and on demand, and shows where the three do not agree. */
package dev.twende.payment.reconciliations.boundary;
