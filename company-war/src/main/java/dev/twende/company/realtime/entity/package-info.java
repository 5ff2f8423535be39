/** What of the feeds runs otherwise than told, as GTFS Realtime. The things themselves. */
package dev.twende.company.realtime.entity;
