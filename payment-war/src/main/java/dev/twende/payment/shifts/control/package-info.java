/** The tables of shifts. */
package dev.twende.payment.shifts.control;
