/** What giving paid tickets back brings: asked first, then accepted, once. */
package dev.twende.ticketing.refundquotes;
