/** Shifts: who answers for which drawer, and whether it was as full as it should be: what the outside and the other features call. */
package dev.twende.payment.shifts.boundary;
