/** Events leave with the commit that made them true and take effect once: outbox, relay and inbox. */
package dev.twende.outbox;
