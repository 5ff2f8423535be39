/** Where devices, codes and PINs are kept, and how a device proves to be itself. */
package dev.twende.auth.devices.control;
