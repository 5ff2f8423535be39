/** Invitations: users who choose their first password by a link. What the outside calls. */
package dev.twende.auth.invitations.boundary;
