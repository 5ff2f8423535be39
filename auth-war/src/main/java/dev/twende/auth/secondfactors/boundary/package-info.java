/** Second factors: what a user has beside the password. What other features of the house call. */
package dev.twende.auth.secondfactors.boundary;
