/** Registers webhooks, lays down what is to be told, and carries it out. */
package dev.twende.payment.webhooks.boundary;
