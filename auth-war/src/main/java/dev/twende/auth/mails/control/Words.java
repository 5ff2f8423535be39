package dev.twende.auth.mails.control;

/**
 * A mail in words.
 *
 * @param text paragraphs of plain text
 */
public record Words(String subject, String text) {
    /** Subject and text in one, to be sealed. */
    public String joined() {
        return subject + "\n" + text;
    }

    /** What was joined. */
    public static Words split(String joined) {
        String[] parts = joined.split("\n", 2);
        return new Words(parts[0], parts[1]);
    }

    /** Shows nothing: there may be a link in it. */
    @Override
    public String toString() {
        return "Words";
    }
}
