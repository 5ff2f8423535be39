/** Where boardings are kept. */
package dev.twende.ticketing.boardings.control;
