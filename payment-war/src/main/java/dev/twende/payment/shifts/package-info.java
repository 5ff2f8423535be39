/** Shifts: who answers for which drawer, and whether it was as full as it should be. */
package dev.twende.payment.shifts;
