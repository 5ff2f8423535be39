/** A signing key and its span of life. */
package dev.twende.auth.keys.entity;
