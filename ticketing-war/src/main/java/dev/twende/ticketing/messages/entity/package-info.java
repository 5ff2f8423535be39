/** A message, its life, and the alphabet of a phone. */
package dev.twende.ticketing.messages.entity;
