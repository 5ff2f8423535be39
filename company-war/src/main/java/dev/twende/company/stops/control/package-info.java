/** Stops, shared by all companies. Storage and rules that need more than one object. */
package dev.twende.company.stops.control;
