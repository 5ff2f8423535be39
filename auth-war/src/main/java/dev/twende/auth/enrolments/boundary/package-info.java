/** Enrolments: giving an account a second factor and taking it away. What the outside calls. */
package dev.twende.auth.enrolments.boundary;
