/** Second factors: a person gives the own account an authenticator, and takes it away. */
package dev.twende.backoffice.secondfactors.boundary;
