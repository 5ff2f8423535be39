/** What can be sold: ticketing's own copy of the schedules that company published. */
package dev.twende.ticketing.schedules;
