/** Imports of GTFS feeds. The things themselves. */
package dev.twende.company.imports.entity;
