/** A place in the list of changes, and what is found there. */
package dev.twende.ticketing.changes.entity;
