/** Stops, shared by all companies. What the outside calls. */
package dev.twende.company.stops.boundary;
