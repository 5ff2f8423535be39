/** Schedules: dated departures and their life cycle. The things themselves. */
package dev.twende.company.schedules.entity;
