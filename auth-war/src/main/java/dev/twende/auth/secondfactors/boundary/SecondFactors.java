package dev.twende.auth.secondfactors.boundary;

import static dev.twende.kit.problem.ProblemType.SECOND_FACTOR_ABSENT;
import static dev.twende.kit.problem.ProblemType.SECOND_FACTOR_ENROLLED;
import static dev.twende.kit.problem.ProblemType.SECOND_FACTOR_REQUIRED;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.twende.auth.secondfactors.control.RecoveryCode;
import dev.twende.auth.secondfactors.control.SecondFactorConfig;
import dev.twende.auth.secondfactors.control.SecondFactorStore;
import dev.twende.auth.secondfactors.control.Totp;
import dev.twende.auth.secondfactors.entity.SecondFactor;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.limits.Limits;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;

/** Begins, confirms, asks and removes second factors. */
@ApplicationScoped
@Transactional
public class SecondFactors {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final String CODE = "[0-9]{" + Totp.DIGITS + "}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecondFactorStore store;
    private SecondFactorConfig config;
    private Limits limits;
    private Clock clock;

    protected SecondFactors() {} // for the CDI proxy

    @Inject
    public SecondFactors(SecondFactorStore store, SecondFactorConfig config, Limits limits, Clock clock) {
        this.store = store;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether the user must enrol one before anything else. */
    public boolean isDue(User user) {
        return config.isRequired(user) && confirmed(user.id()).isEmpty();
    }

    /** Whether the user may do nothing without one. */
    public boolean isRequiredOf(User user) {
        return config.isRequired(user);
    }

    /**
     * Lets a user pass who has no second factor, or shows a code of it.
     *
     * @param otp as the user typed it; null when none came
     */
    public void prove(UUID userId, String otp) {
        Optional<SecondFactor> factor = confirmed(userId);
        if (factor.isPresent() && (otp == null || !isTaken(factor.get(), otp))) {
            throw Problem.of(
                    SECOND_FACTOR_REQUIRED, "A code of your authenticator is needed that was not used before.");
        }
    }

    /** Begins an enrolment, over again if one was begun: the secret for the authenticator, in base 32. */
    @Transactional(MANDATORY)
    public String begin(UUID userId) {
        if (confirmed(userId).isPresent()) {
            throw Problem.of(SECOND_FACTOR_ENROLLED, "This account has a second factor.");
        }
        store.remove(userId);
        byte[] secret = random(SECRET_BYTES);
        String text = Base64.getEncoder().encodeToString(secret);
        store.add(new SecondFactor(userId, config.sealer().seal(userId.toString(), text), clock.instant()));
        return Totp.base32(secret);
    }

    /** Confirms the enrolment by the authenticator's first code: the recovery codes, which are shown this once. */
    @Transactional(MANDATORY)
    public List<String> confirm(UUID userId, String code) {
        SecondFactor factor = store.find(userId)
                .filter(begun -> !begun.isConfirmed())
                .orElseThrow(() -> Problem.of(SECOND_FACTOR_ABSENT, "No enrolment was begun."));
        if (!isTaken(factor, code)) {
            throw Problem.invalid("code", "is not the code that the authenticator shows now");
        }
        factor.confirm(clock.instant());
        return renewed(userId);
    }

    /** New recovery codes instead of all others. */
    @Transactional(MANDATORY)
    public List<String> renewRecoveryCodes(UUID userId) {
        if (confirmed(userId).isEmpty()) {
            throw Problem.of(SECOND_FACTOR_ABSENT, "This account has no second factor.");
        }
        return renewed(userId);
    }

    /** Removes the second factor and its recovery codes. */
    @Transactional(MANDATORY)
    public void remove(UUID userId) {
        if (!store.remove(userId)) {
            throw Problem.of(SECOND_FACTOR_ABSENT, "This account has no second factor.");
        }
    }

    /** Whether every login asks for a code. */
    public boolean isEnrolled(UUID userId) {
        return confirmed(userId).isPresent();
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(UUID userId) {
        return store.countRecoveryCodes(userId);
    }

    private Optional<SecondFactor> confirmed(UUID userId) {
        return store.find(userId).filter(SecondFactor::isConfirmed);
    }

    /** Whether this is a code that nobody has used; it is used up by this. */
    private boolean isTaken(SecondFactor factor, String otp) {
        limits.spend("second-factor", factor.userId().toString());
        String typed = otp.strip();
        if (!typed.matches(CODE)) {
            return factor.isConfirmed() && store.use(factor.userId(), new RecoveryCode(typed));
        }
        OptionalLong step = Totp.stepOf(secret(factor), typed, clock.instant());
        return step.isPresent() && store.take(factor.userId(), step.getAsLong());
    }

    private byte[] secret(SecondFactor factor) {
        return Base64.getDecoder().decode(config.sealer().open(factor.userId().toString(), factor.sealedSecret()));
    }

    private List<String> renewed(UUID userId) {
        List<RecoveryCode> codes = IntStream.range(0, RECOVERY_CODES)
                .mapToObj(i -> RecoveryCode.of(random(RecoveryCode.BYTES)))
                .toList();
        store.replaceRecoveryCodes(userId, codes);
        return codes.stream().map(RecoveryCode::text).toList();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
