/** Keeps disruptions and their cases. */
package dev.twende.ticketing.disruptions.control;
