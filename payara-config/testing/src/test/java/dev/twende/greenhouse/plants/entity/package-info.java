/** What a plant is. */
package dev.twende.greenhouse.plants.entity;
