package dev.twende.auth.sessions.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Forgets ended sessions once an hour, on every instance: deleting twice does no harm. */
@Singleton
public class SessionPurge {
    @Inject
    Sessions sessions;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void everyHour() {
        sessions.purge();
    }
}
