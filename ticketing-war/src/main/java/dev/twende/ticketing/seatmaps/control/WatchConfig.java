package dev.twende.ticketing.seatmaps.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knobs of live seat maps; the why of each stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class WatchConfig {
    private Duration pace;
    private Duration heartBeat;
    private Duration patience;
    private Duration longest;
    private int most;
    private int mostPerAddress;

    protected WatchConfig() {} // for the CDI proxy

    @Inject
    public WatchConfig(
            @ConfigProperty(name = "twende.ticketing.seat-maps.live.pace") Duration pace,
            @ConfigProperty(name = "twende.ticketing.seat-maps.live.heart-beat") Duration heartBeat,
            @ConfigProperty(name = "twende.ticketing.seat-maps.live.patience") Duration patience,
            @ConfigProperty(name = "twende.ticketing.seat-maps.live.longest") Duration longest,
            @ConfigProperty(name = "twende.ticketing.seat-maps.live.most") int most,
            @ConfigProperty(name = "twende.ticketing.seat-maps.live.most-per-address") int mostPerAddress) {
        this.pace = pace;
        this.heartBeat = heartBeat;
        this.patience = patience;
        this.longest = longest;
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** How often the database is asked for changes. */
    public Duration pace() {
        return pace;
    }

    /** How often a silent stream says that it is there. */
    public Duration heartBeat() {
        return heartBeat;
    }

    /** How long a reader may take for one message. */
    public Duration patience() {
        return patience;
    }

    /** After which the reader must come again. */
    public Duration longest() {
        return longest;
    }

    /** How many streams this instance keeps. */
    public int most() {
        return most;
    }

    /** How many of them to one address. */
    public int mostPerAddress() {
        return mostPerAddress;
    }
}
