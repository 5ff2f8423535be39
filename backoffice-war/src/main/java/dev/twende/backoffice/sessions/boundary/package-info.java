/** Logging in and out, and the guard that stands before every other page. */
package dev.twende.backoffice.sessions.boundary;
