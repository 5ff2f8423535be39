/** A comparison and what it found. */
package dev.twende.payment.reconciliations.entity;
