/** How much may be lent, and for how long. */
package dev.twende.ticketing.leases.entity;
