/** The Idempotency-Key header: a repeated request gets the first answer and has no second effect. */
package dev.twende.kit.idempotency;
