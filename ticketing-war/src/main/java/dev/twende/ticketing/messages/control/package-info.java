/** Words messages, keeps them, and speaks with the SMS gateway. */
package dev.twende.ticketing.messages.control;
