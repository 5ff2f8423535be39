/** Who sits where in another bus. */
package dev.twende.ticketing.swaps.entity;
