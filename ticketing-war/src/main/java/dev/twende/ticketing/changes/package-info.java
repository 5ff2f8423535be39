/** What is new for a company's devices since they asked last, so that they can sell and check tickets without a network. */
package dev.twende.ticketing.changes;
