/** A callback as it arrived and what came of it. */
package dev.twende.payment.callbacks.entity;
