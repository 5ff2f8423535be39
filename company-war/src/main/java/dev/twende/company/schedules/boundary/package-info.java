/** Schedules: dated departures and their life cycle. What the outside calls. */
package dev.twende.company.schedules.boundary;
