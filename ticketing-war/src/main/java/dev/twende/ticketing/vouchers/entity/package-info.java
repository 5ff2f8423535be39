/** A voucher, what it is good for, and what it takes off a price. */
package dev.twende.ticketing.vouchers.entity;
