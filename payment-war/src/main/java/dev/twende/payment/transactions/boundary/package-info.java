/** How a payment is begun, looked up, settled and owed back: the resource, the checkout around it, the reconciler and the transactions they share. */
package dev.twende.payment.transactions.boundary;
