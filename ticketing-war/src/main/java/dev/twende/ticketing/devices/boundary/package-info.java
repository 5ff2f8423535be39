/** What is known of devices, and what they tell of themselves. */
package dev.twende.ticketing.devices.boundary;
