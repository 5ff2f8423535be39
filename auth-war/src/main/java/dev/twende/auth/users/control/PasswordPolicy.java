package dev.twende.auth.users.control;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are good enough, after NIST SP 800-63B and OWASP ASVS 5.0: length counts (8 to 128, 15 advised), nothing
 * that thousands of others chose, not the account's own name; no rules of composition and no expiry.
 */
public final class PasswordPolicy {
    /** Shorter ones are guessed too soon. */
    public static final int MIN_LENGTH = 8;
    /** A bound on what is hashed, far beyond any passphrase. */
    public static final int MAX_LENGTH = 128;

    private static final Set<String> COMMON = common();

    private PasswordPolicy() {}

    /** Refuses a password that is too easily guessed for this account. */
    public static void check(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw refusal("must have 8 to 128 characters; 15 or more are advised");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        String address = User.canonical(email);
        if (COMMON.contains(plain) || plain.chars().distinct().count() == 1) {
            throw refusal("is one that many people use");
        }
        if (plain.equals(address) || plain.equals(address.split("@", 2)[0])) {
            throw refusal("must not be the email address");
        }
    }

    private static Problem refusal(String message) {
        return Problem.invalid("password", message);
    }

    private static Set<String> common() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(password -> password.length() >= MIN_LENGTH)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of common passwords is missing", unreadable);
        }
    }
}
