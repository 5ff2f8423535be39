package dev.twende.events.auth;

import dev.twende.events.Event;
import dev.twende.events.Topic;

/** A fact about a user or a device. */
public sealed interface AuthEvent extends Event
        permits UserRegistered, UserChanged, UserDeactivated, DeviceEnrolled, DeviceRevoked {
    @Override
    default Topic topic() {
        return Topic.AUTH_USER;
    }
}
