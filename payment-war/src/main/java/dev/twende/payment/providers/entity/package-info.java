/** What is asked of a provider, what it answers, and what its result codes mean to us. */
package dev.twende.payment.providers.entity;
