package dev.twende.ticketing.waitinglists.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knobs of waiting lists; the why of each stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class WaitingListConfig {
    private Duration offer;
    private Duration shortestOffer;
    private Duration gathering;
    private Duration pace;
    private Duration pause;
    private int batch;
    private int places;

    protected WaitingListConfig() {} // for the CDI proxy

    @Inject
    public WaitingListConfig(
            @ConfigProperty(name = "twende.ticketing.waiting-lists.offer") Duration offer,
            @ConfigProperty(name = "twende.ticketing.waiting-lists.shortest-offer") Duration shortestOffer,
            @ConfigProperty(name = "twende.ticketing.waiting-lists.gathering") Duration gathering,
            @ConfigProperty(name = "twende.ticketing.waiting-lists.pace") Duration pace,
            @ConfigProperty(name = "twende.ticketing.waiting-lists.pause") Duration pause,
            @ConfigProperty(name = "twende.ticketing.waiting-lists.batch") int batch,
            @ConfigProperty(name = "twende.ticketing.waiting-lists.places") int places) {
        if (shortestOffer.isNegative()
                || shortestOffer.isZero()
                || offer.compareTo(shortestOffer) < 0
                || gathering.isNegative()
                || pace.compareTo(Duration.ofMillis(100)) < 0
                || pause.compareTo(Duration.ofMillis(100)) < 0
                || batch < 1
                || places < 1
                || places > 1000) {
            throw new IllegalArgumentException(
                    "twende.ticketing.waiting-lists.* must be: offer >= shortest-offer > 0, gathering >= 0,"
                            + " pace and pause >= PT0.1S, batch >= 1, places 1 to 1000");
        }
        this.offer = offer;
        this.shortestOffer = shortestOffer;
        this.gathering = gathering;
        this.pace = pace;
        this.pause = pause;
        this.batch = batch;
        this.places = places;
    }

    /** How long offered seats are held. */
    public Duration offer() {
        return offer;
    }

    /** With less time than this before the sale closes nothing is offered any more. */
    public Duration shortestOffer() {
        return shortestOffer;
    }

    /** How long a party that is larger than what is free keeps free seats for itself. */
    public Duration gathering() {
        return gathering;
    }

    /** How often lists that are due are looked for. */
    public Duration pace() {
        return pace;
    }

    /** When a list is due again. */
    public Duration pause() {
        return pause;
    }

    /** How many lists are looked after in one round. */
    public int batch() {
        return batch;
    }

    /** How many parties wait for one schedule at most. */
    public int places() {
        return places;
    }
}
