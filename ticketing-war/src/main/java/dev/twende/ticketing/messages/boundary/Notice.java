package dev.twende.ticketing.messages.boundary;

import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.messages.entity.MessageKind;
import java.util.Map;
import java.util.UUID;

/**
 * What a booking's contact is to be told.
 *
 * @param phone digits with the country's code
 * @param values for the blanks of the kind's text, such as {@code reference}, {@code from} or {@code time}
 */
public record Notice(
        UUID bookingId,
        String bookingReference,
        UUID companyId,
        String phone,
        Language language,
        MessageKind kind,
        Map<String, String> values) {}
