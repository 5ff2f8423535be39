/** Manifests as the company's people and the authorities get them. */
package dev.twende.ticketing.manifests.boundary;
