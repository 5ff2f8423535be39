/** Keeps the copy of the schedules, and asks company for one that has not arrived yet. */
package dev.twende.ticketing.schedules.control;
