/** Keeps who had tickets before, and the limits of handing them on. */
package dev.twende.ticketing.namechanges.control;
