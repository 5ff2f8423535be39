/** A webhook, a delivery to it, and the events there are. */
package dev.twende.payment.webhooks.entity;
