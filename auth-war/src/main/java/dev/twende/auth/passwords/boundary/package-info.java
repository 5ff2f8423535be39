/** Passwords: chosen by a link, asked anew when forgotten, changed by who knows the old one. What the outside calls. */
package dev.twende.auth.passwords.boundary;
