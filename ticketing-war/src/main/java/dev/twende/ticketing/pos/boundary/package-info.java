/** The one call by which a device and the house catch up with each other. */
package dev.twende.ticketing.pos.boundary;
