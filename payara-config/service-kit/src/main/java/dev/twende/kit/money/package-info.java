/** Amounts in the minor unit of an ISO 4217 currency. */
package dev.twende.kit.money;
