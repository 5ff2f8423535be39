package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.bookings.control.ReservationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Looks for reservations that have to be paid soon. */
@ApplicationScoped
public class Reminder {
    private Reservations reservations;
    private ReservationConfig config;
    private Rounds rounds;

    protected Reminder() {} // for the CDI proxy

    @Inject
    public Reminder(Reservations reservations, ReservationConfig config, Rounds rounds) {
        this.reservations = reservations;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.pace(), "reservations to remind of", this::remind);
    }

    private void remind() {
        boolean mayHaveMore;
        do {
            mayHaveMore = reservations.remind();
        } while (mayHaveMore);
    }
}
