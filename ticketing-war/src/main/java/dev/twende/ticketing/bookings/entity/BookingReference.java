package dev.twende.ticketing.bookings.entity;

import java.util.Locale;
import java.util.Random;

/** What a passenger reads out at the counter: eight random characters, none of which looks or sounds like another. */
public final class BookingReference {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    private BookingReference() {}

    /** @param random must be hard to predict: a reference is half of what opens a booking */
    public static String next(Random random) {
        StringBuilder reference = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            reference.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return reference.toString();
    }

    /** As it is stored, however it was typed. */
    public static String normalized(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }
}
