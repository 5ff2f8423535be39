/** Timetables: recurring templates of departures. Storage and rules that need more than one object. */
package dev.twende.company.timetables.control;
