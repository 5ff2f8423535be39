/** Terms and how they split a price. */
package dev.twende.payment.terms.entity;
