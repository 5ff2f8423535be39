/** A disruption, and the choice of one booking in it. */
package dev.twende.ticketing.disruptions.entity;
