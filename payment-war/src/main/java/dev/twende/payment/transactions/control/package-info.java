/** What transactions need: their table, ticketing's answer and the timetable of questions to the provider. */
package dev.twende.payment.transactions.control;
