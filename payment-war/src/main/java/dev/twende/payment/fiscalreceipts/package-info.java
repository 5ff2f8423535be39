/** Receipts for the tax authority: every sale and refund of a registered company is told to its fiscal device, once. */
package dev.twende.payment.fiscalreceipts;
