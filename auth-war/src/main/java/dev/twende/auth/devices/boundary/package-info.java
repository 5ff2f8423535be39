/** Devices: inviting, enrolling, seeing and revoking them, and the PINs of their cashiers. What the outside calls. */
package dev.twende.auth.devices.boundary;
