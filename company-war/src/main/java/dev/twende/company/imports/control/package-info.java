/** Imports of GTFS feeds. Storage and rules that need more than one object. */
package dev.twende.company.imports.control;
