package dev.twende.ticketing.messages.boundary;

import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.messages.entity.MessageStatus;
import dev.twende.ticketing.messages.entity.PassengerMessage;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as staff see it.
 *
 * @param phone its last three digits
 * @param nextAt when it is tried next; absent once it is sent or given up
 * @param providerId the gateway's id of it
 * @param failure why the last attempt did not send it
 */
public record MessageResponse(
        UUID messageId,
        MessageKind kind,
        String language,
        String phone,
        String text,
        MessageStatus status,
        int attempts,
        Instant nextAt,
        String providerId,
        String failure,
        Instant createdAt,
        Instant sentAt) {
    private static final int SHOWN_DIGITS = 3;

    static MessageResponse from(PassengerMessage message) {
        return new MessageResponse(
                message.id(),
                message.kind(),
                message.language(),
                masked(message.phone()),
                message.text(),
                message.status(),
                message.attempts(),
                message.nextAt().orElse(null),
                message.providerId().orElse(null),
                message.failure().orElse(null),
                message.createdAt(),
                message.sentAt().orElse(null));
    }

    /** Its last three digits. */
    public static String masked(String phone) {
        int hidden = Math.max(0, phone.length() - SHOWN_DIGITS);
        return "*".repeat(hidden) + phone.substring(hidden);
    }
}
