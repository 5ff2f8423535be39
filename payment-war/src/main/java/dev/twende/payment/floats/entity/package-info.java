/** A float and its movements. */
package dev.twende.payment.floats.entity;
