/** A payment that came by itself, and what may become of it. */
package dev.twende.payment.paybills.entity;
