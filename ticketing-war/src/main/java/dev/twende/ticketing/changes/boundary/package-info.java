/** The list of changes and its place marks. */
package dev.twende.ticketing.changes.boundary;
