/** Keeping strangers from guessing passwords without locking out whom they guess at. */
package dev.twende.auth.logins.boundary;
