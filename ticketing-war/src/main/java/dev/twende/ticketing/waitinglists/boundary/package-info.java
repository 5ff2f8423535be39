/** Waiting lists: parties join and leave them, and are offered seats that become free. */
package dev.twende.ticketing.waitinglists.boundary;
