/** Exports of GTFS feeds, one per company. What the outside calls. */
package dev.twende.company.exports.boundary;
