/** Companies' own systems are told what became of their money, signed and until they have heard it. */
package dev.twende.payment.webhooks;
