/** Takes messages, sends them in the background and shows them to staff. */
package dev.twende.ticketing.messages.boundary;
