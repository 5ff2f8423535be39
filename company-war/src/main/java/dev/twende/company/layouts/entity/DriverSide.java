package dev.twende.company.layouts.entity;

/** Where the driver sits, seen in the direction of travel: left where traffic keeps right, as in Rwanda; right in Kenya. */
public enum DriverSide {
    LEFT,
    RIGHT
}
