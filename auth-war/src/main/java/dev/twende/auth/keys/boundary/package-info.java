/** The published keys, the discovery document, signing, and the rotation of keys. */
package dev.twende.auth.keys.boundary;
