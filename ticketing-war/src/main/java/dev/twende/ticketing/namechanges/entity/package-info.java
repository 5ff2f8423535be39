/** That a ticket was handed on. */
package dev.twende.ticketing.namechanges.entity;
