/** Where the audit trail is kept and how its entries are chained. */
package dev.twende.auth.audits.control;
