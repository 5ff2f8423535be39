/** Schedules: dated departures and their life cycle. Storage and rules that need more than one object. */
package dev.twende.company.schedules.control;
