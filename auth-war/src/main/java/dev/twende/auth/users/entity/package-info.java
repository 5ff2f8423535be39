/** A user and the roles a user may have. */
package dev.twende.auth.users.entity;
