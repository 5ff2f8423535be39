/** The HTTP face of the reporting house: thin resources over {@link dev.twende.reporting.sales.boundary.Sales}. */
package dev.twende.reporting.summaries.boundary;
