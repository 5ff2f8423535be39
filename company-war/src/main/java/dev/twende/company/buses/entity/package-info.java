/** Buses and their seats. The things themselves. */
package dev.twende.company.buses.entity;
