/** The tables of totals and the settings of reporting. */
package dev.twende.reporting.sales.control;
