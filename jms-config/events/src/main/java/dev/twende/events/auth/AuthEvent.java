package dev.twende.events.auth;

import dev.twende.events.Event;
import dev.twende.events.Topic;

/** A fact about a user. */
public sealed interface AuthEvent extends Event permits UserRegistered, UserChanged, UserDeactivated {
    @Override
    default Topic topic() {
        return Topic.AUTH_USER;
    }
}
