/** Exports of GTFS feeds, one per company. Storage and rules that need more than one object. */
package dev.twende.company.exports.control;
