/** What a sale costs a company: what the outside calls. */
package dev.twende.payment.terms.boundary;
