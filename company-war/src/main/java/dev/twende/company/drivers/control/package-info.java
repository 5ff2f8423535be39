/** Drivers: a replica of auth's users who may drive for a company. Storage and rules that need more than one object. */
package dev.twende.company.drivers.control;
