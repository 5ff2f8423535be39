/** Where links are kept, and their secrets. */
package dev.twende.auth.links.control;
