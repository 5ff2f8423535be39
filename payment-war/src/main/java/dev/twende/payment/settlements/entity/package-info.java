/** A settlement and what it adds up to. */
package dev.twende.payment.settlements.entity;
