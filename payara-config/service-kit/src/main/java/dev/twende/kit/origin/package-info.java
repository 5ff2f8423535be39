/** Who is behind what the house is doing right now: the actor, the device and the address of the call, for the audit trail. */
package dev.twende.kit.origin;
