/** Keeps the lines in order. */
package dev.twende.ticketing.waitinglists.control;
