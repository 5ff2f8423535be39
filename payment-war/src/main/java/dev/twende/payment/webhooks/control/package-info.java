/** Keeps webhooks and deliveries, signs, guards the targets and posts. */
package dev.twende.payment.webhooks.control;
