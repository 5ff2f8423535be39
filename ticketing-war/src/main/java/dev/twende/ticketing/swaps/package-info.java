/** Puts another bus on a schedule that was sold already, with a seat for everyone. */
package dev.twende.ticketing.swaps;
