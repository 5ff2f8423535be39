/** Fares by pair of stops. The things themselves. */
package dev.twende.company.fares.entity;
