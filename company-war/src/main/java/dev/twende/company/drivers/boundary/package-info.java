/** Drivers: a replica of auth's users who may drive for a company. What the outside calls. */
package dev.twende.company.drivers.boundary;
