/** The tables of receipts and registrations, and the fiscal device. */
package dev.twende.payment.fiscalreceipts.control;
