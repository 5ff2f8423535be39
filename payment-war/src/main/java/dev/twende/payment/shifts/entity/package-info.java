/** A shift and what is in it. */
package dev.twende.payment.shifts.entity;
