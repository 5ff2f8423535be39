/** Parties that wait for seats of a sold-out schedule. */
package dev.twende.ticketing.waitinglists;
