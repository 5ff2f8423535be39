/** A conflict and the company's rule for it. */
package dev.twende.ticketing.conflicts.entity;
