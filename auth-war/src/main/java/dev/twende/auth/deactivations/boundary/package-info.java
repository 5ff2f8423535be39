/** Deactivations: closing a user's account with all its logins, and opening it again. What the outside calls. */
package dev.twende.auth.deactivations.boundary;
