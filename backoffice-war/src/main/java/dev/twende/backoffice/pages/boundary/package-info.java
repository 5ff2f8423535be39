/** What all pages have in common: the front door, the headers that protect them, and the page for errors. */
package dev.twende.backoffice.pages.boundary;
