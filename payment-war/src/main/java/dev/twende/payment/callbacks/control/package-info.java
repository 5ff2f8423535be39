/** The table of everything that arrived at the callback address. */
package dev.twende.payment.callbacks.control;
