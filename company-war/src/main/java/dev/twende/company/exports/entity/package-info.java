/** Exports of GTFS feeds, one per company. The things themselves. */
package dev.twende.company.exports.entity;
