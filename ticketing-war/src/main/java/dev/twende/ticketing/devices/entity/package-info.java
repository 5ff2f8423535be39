/** A device, its keys and its health. */
package dev.twende.ticketing.devices.entity;
