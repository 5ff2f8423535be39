/** What is counted, over which days, for whom, and the totals that come of it. */
package dev.twende.reporting.sales.entity;
