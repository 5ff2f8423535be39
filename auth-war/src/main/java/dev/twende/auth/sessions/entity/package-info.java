/** A session, the refresh tokens that carry it on, and who a token speaks for. */
package dev.twende.auth.sessions.entity;
