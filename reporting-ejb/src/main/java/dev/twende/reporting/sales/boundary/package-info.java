/**
 * Where facts about sales come in (listeners) and totals go out ({@link
 * dev.twende.reporting.sales.boundary.Sales}).
 */
package dev.twende.reporting.sales.boundary;
