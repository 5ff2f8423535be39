/** The tables of settlements, and their statements on paper. */
package dev.twende.payment.settlements.control;
