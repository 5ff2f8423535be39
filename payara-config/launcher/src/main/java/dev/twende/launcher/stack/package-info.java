/**
 * The servers that the houses stand on, started on this machine: PostgreSQL, three Redis masters and the broker, with their secrets
 * and directories; used by the launcher and, as a library, by the integration tests.
 *
 * @see Stack
 */
package dev.twende.launcher.stack;
