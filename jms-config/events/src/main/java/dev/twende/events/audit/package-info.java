/** What every house tells the audit trail about the rows it writes. */
package dev.twende.events.audit;
