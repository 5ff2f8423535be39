/** The companies' point-of-sale devices, as auth enrolled them, and how they do. */
package dev.twende.ticketing.devices;
