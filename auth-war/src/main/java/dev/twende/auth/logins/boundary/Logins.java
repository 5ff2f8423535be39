package dev.twende.auth.logins.boundary;

import static dev.twende.kit.problem.ProblemType.PROOF_REQUIRED;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.auth.logins.control.LoginConfig;
import dev.twende.auth.logins.control.LoginStore;
import dev.twende.kit.limits.ClientAddress;
import dev.twende.kit.limits.Limits;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Stands before every login and counts what fails: for each network, for each account, and for each account on each network. One too
 * many costs the next login a proof of work, before any password is hashed; so guessing is slow, and the hashes of others do not wait.
 * Nobody is locked out by strangers: where an account has logged in before, only failures from there count, and elsewhere a proof
 * always lets pass until one network has tried one account too often by far.
 *
 * <p>No transaction is around {@link #guard}: a password is hashed inside. Counts hold for addresses nobody has, too, so that an
 * answer does not tell whether an account exists.
 */
@ApplicationScoped
public class Logins {
    private static final String OF_NETWORK = "login.network";
    private static final String OF_ACCOUNT = "login.account";
    private static final String OF_BOTH = "login.account-on-network";
    private static final String AT_MOST = "login.account-on-network-at-most";
    private static final Pattern VERSIONS = Pattern.compile("[0-9][0-9._]*");
    private static final Duration PURGE_PAUSE = Duration.ofHours(6);

    private Limits limits;
    private ClientAddress address;
    private LoginStore store;
    private LoginConfig config;
    private Clock clock;
    private Rounds rounds;

    protected Logins() {} // for the CDI proxy

    @Inject
    public Logins(
            Limits limits, ClientAddress address, LoginStore store, LoginConfig config, Clock clock, Rounds rounds) {
        this.limits = limits;
        this.address = address;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(
                PURGE_PAUSE,
                "known networks and programs, used proofs",
                () -> store.purge(clock.instant().minus(config.networkMemory()), clock.instant()));
    }

    /**
     * Lets a login be tried.
     *
     * @param proof the solution of a challenge; null without one
     * @param login throws when it fails
     * @throws Problem {@code proof-required} with a challenge, or {@code too-many-requests}
     */
    public <T> T guard(String email, String proof, Supplier<T> login) {
        String account = account(email);
        String network = hash(address.network());
        String both = account + network;
        // all three are counted, whichever refuses
        Map<String, String> counts = Map.of(OF_BOTH, both, OF_NETWORK, network, OF_ACCOUNT, account);
        Map<String, String> passed = new HashMap<>(counts);
        passed.keySet().removeIf(limit -> !limits.passes(limit, counts.get(limit)));
        boolean isQuiet = passed.size() == counts.size();
        boolean isTrusted = isQuiet || passed.containsKey(OF_BOTH) && store.isKnown(account, network);
        if (!isTrusted && !isProven(proof)) {
            throw Problem.of(PROOF_REQUIRED, "Too many logins failed here. Solve the challenge and send the proof.")
                    .with("challenge", config.work().challenge(clock.instant()));
        }
        limits.spend(AT_MOST, both);
        T result = login.get();
        passed.forEach(limits::giveBack);
        limits.giveBack(AT_MOST, both);
        return result;
    }

    /**
     * Notes from where an account is used, as part of the login; from then on strangers do not disturb it there.
     *
     * @param program the name of the client, as it tells it; null when it tells none
     * @return whether it was used before, but never from there or never with this program
     */
    @Transactional(MANDATORY)
    public boolean isNews(String email, String program) {
        // the next version of the same program is no news
        String name = program == null ? "" : VERSIONS.matcher(program).replaceAll("");
        return store.know(account(email), hash(address.network()), hash(name), clock.instant());
    }

    private static String account(String email) {
        return hash(email.strip().toLowerCase(Locale.ROOT));
    }

    private boolean isProven(String proof) {
        return config.work()
                .check(proof, clock.instant())
                .filter(proven -> store.use(proven.challenge(), proven.expiresAt()))
                .isPresent();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
