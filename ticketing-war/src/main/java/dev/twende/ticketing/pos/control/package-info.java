/** How operations are read, checked and kept. */
package dev.twende.ticketing.pos.control;
