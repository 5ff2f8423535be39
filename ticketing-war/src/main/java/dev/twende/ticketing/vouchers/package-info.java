/** Codes of a company that take something off a price. */
package dev.twende.ticketing.vouchers;
