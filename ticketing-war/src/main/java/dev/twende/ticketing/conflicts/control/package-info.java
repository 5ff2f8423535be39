/** How conflicts are kept. */
package dev.twende.ticketing.conflicts.control;
