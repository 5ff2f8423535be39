package dev.twende.events.audit;

import dev.twende.events.Event;

/** A fact for the audit trail alone, told by any house on a topic of its own. */
public sealed interface AuditEvent extends Event permits EntityChanged {}
