package dev.twende.company.schedules.boundary;

import jakarta.validation.constraints.Size;

/**
 * How to call a run off.
 *
 * @param reason for the passengers; may be left out
 */
public record CancelRequest(@Size(max = 200) String reason) {
    String reasonOr(String otherwise) {
        return reason == null || reason.isBlank() ? otherwise : reason.strip();
    }
}
