/** Logging in, refreshing, and tokens for the other houses. */
package dev.twende.auth.sessions.boundary;
