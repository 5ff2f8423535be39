/** What of the feeds runs otherwise than told, as GTFS Realtime. What the outside calls. */
package dev.twende.company.realtime.boundary;
