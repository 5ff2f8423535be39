/** The knobs of leases. */
package dev.twende.ticketing.leases.control;
