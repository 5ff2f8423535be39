package dev.twende.kit.security;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Json;
import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which tokens auth has taken back before their time: those of a deactivated user, of one whose roles have changed, of a session
 * that was logged out, of a device that was revoked. Every instance of a house asks auth for the news every few seconds and
 * keeps them in memory, so that no call waits for auth.
 *
 * <p>While auth cannot be asked, what is known stays known and tokens are good until they lapse: houses go on without auth.
 */
@ApplicationScoped
public class Revocations {
    private static final Logger LOG = System.getLogger(Revocations.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    /** At this many a round, a round is long but ends; the rest comes with the next. */
    private static final int PAGES = 100;

    private final Map<UUID, Revoked> revoked = new ConcurrentHashMap<>();
    private Rounds rounds;
    private ServiceTokens tokens;
    private Clock clock;
    private Optional<String> authUrl;
    private Duration pause;
    private boolean followed;
    private HttpClient http;
    /** Of the last one we know; touched by the rounds alone. */
    private long last;

    protected Revocations() {} // for the CDI proxy

    @Inject
    public Revocations(
            Rounds rounds,
            ServiceTokens tokens,
            Clock clock,
            @ConfigProperty(name = "twende.auth.url") Optional<String> authUrl,
            @ConfigProperty(name = "twende.security.revocations.pause") Duration pause,
            @ConfigProperty(name = "twende.security.revocations.followed") boolean followed) {
        this.rounds = rounds;
        this.tokens = tokens;
        this.clock = clock;
        this.authUrl = authUrl;
        this.pause = pause;
        this.followed = followed;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (followed && authUrl.isPresent()) {
            rounds.every(Duration.ZERO, pause, "revoked tokens", this::ask);
        }
    }

    /**
     * Whether a token speaks for what has been revoked since it was issued.
     *
     * @param names the ids of the user, session and device that it speaks for
     * @param asOf the number of the last revocation that auth knew of for them when it issued the token
     */
    public boolean concern(Stream<UUID> names, long asOf) {
        return !revoked.isEmpty()
                && names.map(revoked::get).anyMatch(revocation -> revocation != null && revocation.number() > asOf);
    }

    /** Takes note of what auth tells. */
    void learn(News news, Instant now) {
        if (news.last() < last) { // auth's numbers began anew, with an empty database
            last = 0;
            return;
        }
        for (Revoked one : news.items()) {
            revoked.merge(one.id(), one, (known, heard) -> heard.number() > known.number() ? heard : known);
            last = Math.max(last, one.number());
        }
        revoked.values().removeIf(one -> one.until().isBefore(now));
    }

    private void ask() throws InterruptedException {
        try {
            for (int page = 0; page < PAGES; page++) {
                long before = last;
                learn(fetch(before), clock.instant());
                if (last <= before) {
                    return;
                }
            }
        } catch (IOException | JsonbException | Problem e) {
            LOG.log(Level.DEBUG, "auth does not tell what it revoked; what is known stays known", e);
        }
    }

    private News fetch(long after) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(authUrl.orElseThrow() + "/auth/v1/revocations?after=" + after))
                .timeout(TIMEOUT)
                .header("Authorization", tokens.bearer())
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("auth answered " + response.statusCode());
        }
        return Json.mapper().fromJson(response.body(), News.class);
    }

    /**
     * What auth answers.
     *
     * @param items in the order of their numbers
     * @param last the number of the last item or, without items, the highest there is
     */
    public record News(List<Revoked> items, long last) {}

    /**
     * All tokens for this id that were issued before are void.
     *
     * @param id of a user, a session or a device
     * @param number grows with every revocation
     * @param until when the last token issued before lapses by itself
     */
    public record Revoked(UUID id, long number, Instant until) {}
}
