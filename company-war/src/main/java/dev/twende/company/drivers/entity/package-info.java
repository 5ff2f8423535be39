/** Drivers: a replica of auth's users who may drive for a company. The things themselves. */
package dev.twende.company.drivers.entity;
