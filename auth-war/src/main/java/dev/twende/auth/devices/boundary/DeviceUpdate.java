package dev.twende.auth.devices.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a device tells of itself: the version of the program on it. */
public record DeviceUpdate(@NotBlank @Size(max = 40) String appVersion) {}
