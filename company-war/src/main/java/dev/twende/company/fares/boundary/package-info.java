/** Fares by pair of stops. What the outside calls. */
package dev.twende.company.fares.boundary;
