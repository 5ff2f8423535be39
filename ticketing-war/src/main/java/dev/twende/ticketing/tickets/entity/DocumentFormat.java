package dev.twende.ticketing.tickets.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a ticket can be had. */
public enum DocumentFormat {
    /** For apps, which draw the code themselves. */
    JSON("json", "application/json"),
    HTML("html", "text/html"),
    /** A4, a page for each ticket. */
    PDF("pdf", "application/pdf"),
    /** For thermal printers: as long as what stands on it. */
    PDF_80MM("pdf-80mm", "application/pdf"),
    PDF_58MM("pdf-58mm", "application/pdf"),
    /** One SMS for each ticket. */
    TEXT("text", "text/plain");

    /** What a request may carry. */
    public static final String FORM = "json|html|pdf|pdf-80mm|pdf-58mm|text";

    private final String code;
    private final String mediaType;

    DocumentFormat(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    /** As a request names it. */
    public String code() {
        return code;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it is shown to a conductor, so that it matters how many of them there are. */
    public boolean isShown() {
        return this != JSON && this != TEXT;
    }

    /**
     * The format that is wanted.
     *
     * @param code as a request names it; null when it does not
     * @param accepted media types, the most wanted first; may have wildcards
     */
    public static DocumentFormat wanted(String code, List<String> accepted) {
        Optional<DocumentFormat> named = Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
        return named.or(() -> accepted.stream()
                        .flatMap(type -> Arrays.stream(values())
                                .filter(format -> isAccepted(format.mediaType, type))
                                .limit(1))
                        .findFirst())
                .orElse(JSON);
    }

    private static boolean isAccepted(String mediaType, String accepted) {
        return accepted.equals("*/*")
                || accepted.equals(mediaType)
                || accepted.endsWith("/*") && mediaType.startsWith(accepted.substring(0, accepted.length() - 1));
    }
}
