/** Broken rules of a boundary. */
package dev.twende.redhouse.weeds.boundary;
