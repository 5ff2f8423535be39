package dev.twende.ticketing.pos.entity;

import dev.twende.kit.problem.Problem.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * An operation as it came.
 *
 * @param place in the request, from 0
 * @param digest SHA-256 as hex: of the signed content; of the whole text when the device has not signed it
 * @param content what it says, kept where nothing else comes of it
 * @param head empty when the device has not signed it, or it does not say which operation it is
 * @param flaws why it is none that can be done; empty for one that may be
 */
public record Incoming(int place, String digest, String content, Optional<OperationHead> head, List<FieldError> flaws) {

    /** Whether the device has signed it, and it says where it stands. */
    public boolean isSigned() {
        return head.isPresent();
    }
}
