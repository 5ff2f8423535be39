/** Timetables: recurring templates of departures. What the outside calls. */
package dev.twende.company.timetables.boundary;
