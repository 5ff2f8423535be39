/** A receipt and its life, and what makes a company have any. */
package dev.twende.payment.fiscalreceipts.entity;
