/** What devices did without network, and tell once they have one. */
package dev.twende.ticketing.pos;
