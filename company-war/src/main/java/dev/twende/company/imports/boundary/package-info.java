/** Imports of GTFS feeds. What the outside calls. */
package dev.twende.company.imports.boundary;
