/** Where plants are kept. */
package dev.twende.greenhouse.plants.control;
