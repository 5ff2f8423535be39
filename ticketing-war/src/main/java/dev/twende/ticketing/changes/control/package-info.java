/** Reading what changed, in the order of the database's transactions. */
package dev.twende.ticketing.changes.control;
