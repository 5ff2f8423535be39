/** The line for a sold-out schedule, and a party's place in it. */
package dev.twende.ticketing.waitinglists.entity;
