/** Buses and their seats. What the outside calls. */
package dev.twende.company.buses.boundary;
