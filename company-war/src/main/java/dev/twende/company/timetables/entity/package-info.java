/** Timetables: recurring templates of departures. The things themselves. */
package dev.twende.company.timetables.entity;
