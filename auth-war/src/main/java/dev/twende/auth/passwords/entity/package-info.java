/** What was asked for and is still to be done. */
package dev.twende.auth.passwords.entity;
