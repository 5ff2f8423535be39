/** Keeps vouchers and counts their uses. */
package dev.twende.ticketing.vouchers.control;
