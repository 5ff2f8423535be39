/** What a sale costs a company. */
package dev.twende.payment.terms;
