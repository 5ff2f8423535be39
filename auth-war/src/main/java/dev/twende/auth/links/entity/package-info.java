/** One-time links to an account and what they are for. */
package dev.twende.auth.links.entity;
