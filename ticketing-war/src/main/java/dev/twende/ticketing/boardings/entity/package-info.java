/** The rules of boarding, and what is kept of it. */
package dev.twende.ticketing.boardings.entity;
