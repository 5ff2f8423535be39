package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sends in the {@code If-Match} header of a change: the {@code ETag}s it has seen, or {@code *} for any (RFC 9110
 * section 13.1.1). A resource takes it as {@code @HeaderParam("If-Match") IfMatch seen}, null when the header is absent, and
 * hands it on; the facade calls {@link #mustMatch} on the thing it has just read, in the transaction that changes it.
 *
 * @param tags without quotes; the one tag {@code *} matches everything
 */
public record IfMatch(Set<String> tags) {
    private static final String ANY = "*";
    private static final Pattern LIST = Pattern.compile("\\s*(?:W/)?\"[^\"]*\"(?:\\s*,\\s*(?:W/)?\"[^\"]*\")*\\s*");
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    /** Called by JAX-RS for the header parameter. */
    public static IfMatch fromString(String header) {
        if (header.strip().equals(ANY)) {
            return new IfMatch(Set.of(ANY));
        }
        if (!LIST.matcher(header).matches()) {
            throw Problem.invalid("If-Match", "must be the ETag of what you have read, quotes included");
        }
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            if (tag.group(1) == null) { // a weak tag matches nothing here, says the RFC
                tags.add(tag.group(2));
            }
        }
        return new IfMatch(Set.copyOf(tags));
    }

    /**
     * Lets a change pass that was made with sight of the current version.
     *
     * @param seen null when the client sent no {@code If-Match}
     * @param version of the thing as it stands
     * @throws Problem {@link ProblemType#PRECONDITION_REQUIRED} without the header, {@link ProblemType#PRECONDITION_FAILED} when
     *     the thing has changed since
     */
    public static void mustMatch(IfMatch seen, int version) {
        if (seen == null) {
            throw Problem.of(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send the ETag of what you have read in If-Match, so that nobody's change is lost.");
        }
        if (!seen.tags.contains(ANY) && !seen.tags.contains(String.valueOf(version))) {
            throw Problem.of(
                            ProblemType.PRECONDITION_FAILED,
                            "This was changed since you read it. Read it again, then decide.")
                    .with("version", version);
        }
    }
}
