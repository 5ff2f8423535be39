/** What of the feeds runs otherwise than told, as GTFS Realtime. Storage and rules that need more than one object. */
package dev.twende.company.realtime.control;
