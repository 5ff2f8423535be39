/** Where devices are kept. */
package dev.twende.ticketing.devices.control;
