/** A device's journal, and the order in which its operations are taken. */
package dev.twende.ticketing.pos.entity;
