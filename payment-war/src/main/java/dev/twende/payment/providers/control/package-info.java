/** Daraja, the HTTP API of M-Pesa: its messages, its tokens, its connection. */
package dev.twende.payment.providers.control;
