/** Stops, shared by all companies. The things themselves. */
package dev.twende.company.stops.entity;
