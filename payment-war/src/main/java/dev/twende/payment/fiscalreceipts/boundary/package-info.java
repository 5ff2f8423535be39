/** Receipts as staff sees them, the registration of companies, and the courier to the device. */
package dev.twende.payment.fiscalreceipts.boundary;
