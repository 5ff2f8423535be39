/** Where plants are asked for. */
package dev.twende.greenhouse.plants.boundary;
