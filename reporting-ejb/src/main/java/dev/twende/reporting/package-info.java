/**
 * The reporting house: it listens to what the other houses announce and keeps the totals. Sole writer of schema
 * {@code reporting}; it announces nothing and has no HTTP of its own (the back-office WAR serves its API).
 *
 * @see dev.twende.reporting.ArchitectureTest
 */
package dev.twende.reporting;
