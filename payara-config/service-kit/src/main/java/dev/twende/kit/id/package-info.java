/** Identifiers made by the application: UUID version 7 (RFC 9562). */
package dev.twende.kit.id;
