/** How a payment is begun, looked up and settled: the resource, the checkout around it, the reconciler and the transactions they share. */
package dev.twende.payment.transactions.boundary;
