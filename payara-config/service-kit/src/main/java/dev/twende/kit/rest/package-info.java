/** How a house speaks HTTP: JSON in snake_case, cursor pages, and a problem document (RFC 9457) for every error. */
package dev.twende.kit.rest;
