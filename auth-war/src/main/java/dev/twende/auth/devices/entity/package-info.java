/** A device, the code that enrols it, and the PIN of a cashier. */
package dev.twende.auth.devices.entity;
