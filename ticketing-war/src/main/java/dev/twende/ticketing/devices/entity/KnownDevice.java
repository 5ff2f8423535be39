package dev.twende.ticketing.devices.entity;

/** A device and how it does. */
public record KnownDevice(Device device, DeviceHealth health) {}
