/** Registering and reading users over HTTP, the proof of a password, the first administrator. */
package dev.twende.auth.users.boundary;
