package dev.twende.auth.users.control;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.twende.kit.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which passwords are good enough, after NIST SP 800-63B and OWASP ASVS 5.0: length counts (12 to 128, 15 advised), nothing that
 * thousands of others chose, not even with digits around it, no repetition and no row of the alphabet, and enough beside the words
 * that anyone can know of the account; no rules of composition and no expiry.
 */
public final class PasswordPolicy {
    /** Shorter ones are guessed too soon. */
    public static final int MIN_LENGTH = 12;
    /** A bound on what is hashed, far beyond any passphrase. */
    public static final int MAX_LENGTH = 128;
    /** How much there must be beside the words that anyone can know. */
    private static final int LEAST_OWN = 8;
    /** Shorter words are in many a passphrase by chance. */
    private static final int SHORTEST_WORD = 4;

    private static final String PRODUCT = "twende";
    private static final Set<String> COMMON = common();

    private PasswordPolicy() {}

    /** The one spelling in which a password is judged and hashed, however a keyboard composes its letters (Unicode NFKC). */
    public static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /**
     * Refuses a password that is too easily guessed for this account.
     *
     * @param context what anyone can know: the email address, names
     */
    public static void check(String password, Collection<String> context) {
        String own = normalized(password);
        int length = own.codePointCount(0, own.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw refusal("must have 12 to 128 characters; 15 or more are advised");
        }
        String plain = own.toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain) || COMMON.contains(undressed(plain)) || isRepetition(plain) || isRow(plain)) {
            throw refusal("is one that many people use");
        }
        if (without(words(context), plain).length() < LEAST_OWN) {
            throw refusal("must not be made of the email address or names");
        }
    }

    /** Without the digits and signs that people put around a word. */
    private static String undressed(String plain) {
        return plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    /** Such as abcabcabcabc. */
    private static boolean isRepetition(String plain) {
        return IntStream.rangeClosed(1, plain.length() / 2)
                .anyMatch(period -> IntStream.range(period, plain.length())
                        .allMatch(i -> plain.charAt(i) == plain.charAt(i - period)));
    }

    /** Such as 123456789012 or mlkjihgfedcba; from nine to nought is a step, too. */
    private static boolean isRow(String plain) {
        return IntStream.of(1, -1)
                .anyMatch(step -> IntStream.range(1, plain.length())
                        .allMatch(i -> follows(plain.charAt(i - 1), plain.charAt(i), step)));
    }

    private static boolean follows(char one, char next, int step) {
        boolean around = step > 0 ? one == '9' && next == '0' : one == '0' && next == '9';
        return around || next - one == step;
    }

    private static Set<String> words(Collection<String> context) {
        Set<String> words = context.stream()
                .map(text -> normalized(text).toLowerCase(Locale.ROOT))
                .flatMap(text -> Arrays.stream(text.split("[^\\p{L}\\p{N}]+")))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toSet());
        words.add(PRODUCT);
        return words;
    }

    private static String without(Set<String> words, String plain) {
        String rest = plain;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest;
    }

    private static Problem refusal(String message) {
        return Problem.invalid("password", message);
    }

    private static Set<String> common() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(password -> password.length() >= SHORTEST_WORD)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of common passwords is missing", unreadable);
        }
    }
}
