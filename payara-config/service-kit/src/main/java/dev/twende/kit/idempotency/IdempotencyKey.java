package dev.twende.kit.idempotency;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import java.util.regex.Pattern;

/**
 * What a client sends in the {@code Idempotency-Key} header (IETF draft-ietf-httpapi-idempotency-key-header): chosen by the
 * client, new for each thing it wants done, repeated when it repeats a request.
 */
public record IdempotencyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    /** Called by JAX-RS for the header parameter. */
    public static IdempotencyKey fromString(String header) {
        String value = header.strip().replaceAll("^\"|\"$", "");
        if (!FORM.matcher(value).matches()) {
            throw Problem.invalid("Idempotency-Key", "must be 8 to 64 letters, digits, - or _; a UUID is best");
        }
        return new IdempotencyKey(value);
    }

    /** The key of one item of a batch that came under this key. */
    public IdempotencyKey of(int index) {
        return new IdempotencyKey(Ids.named(value + ":" + index).toString());
    }
}
