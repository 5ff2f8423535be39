package dev.twende.ticketing.vouchers.entity;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What opens a voucher: twelve random characters, none of which looks or sounds like another. There are 31^12 codes, nearly 2^60: whoever
 * tries a thousand a second finds one of a million vouchers once in 25 years.
 */
public final class VoucherCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private VoucherCode() {}

    /** @param random must be hard to predict: whoever knows the code may use it */
    public static String next(RandomGenerator random) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As it is stored, however it was typed. */
    public static String normalized(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** As it is shown: {@code ABCD-EFGH-JKMN}. */
    public static String written(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
