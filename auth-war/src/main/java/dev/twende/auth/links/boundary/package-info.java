/** Links: one-time keys to an account that are sent to its address. What other features of the house call. */
package dev.twende.auth.links.boundary;
