/** What devices did without network and could not be, until its passengers ride or have their money. */
package dev.twende.ticketing.conflicts;
