/** The comparison itself, statements as files, and what is kept of both. */
package dev.twende.payment.reconciliations.control;
