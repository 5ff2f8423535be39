/** Facts told by the auth house. */
package dev.twende.events.auth;
