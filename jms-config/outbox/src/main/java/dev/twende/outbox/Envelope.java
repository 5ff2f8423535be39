package dev.twende.outbox;

import dev.twende.events.Event;
import dev.twende.events.audit.AuditEvent;
import dev.twende.events.auth.AuthEvent;
import dev.twende.events.company.CompanyEvent;
import dev.twende.events.payment.PaymentEvent;
import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.kit.origin.Origin;
import dev.twende.kit.rest.Json;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event as it travels: CloudEvents 1.0 in JSON, structured mode
 * (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md).
 *
 * @param id of the event; a consumer that has seen it does nothing
 * @param source {@code /} and the publishing house
 * @param type {@code dev.twende.<house>.<Event>}
 * @param subject id of the aggregate
 * @param time of the fact, UTC
 * @param dataschema names the event's shape; its number rises only with a new, incompatible event
 * @param actorid who caused it, as {@link Origin#actor()}; like the next two an extension attribute, for the audit trail
 * @param deviceid the device it was caused on
 * @param clientaddress where the call that caused it came from
 */
public record Envelope(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String dataschema,
        String actorid,
        String deviceid,
        String clientaddress,
        JsonObject data) {

    private static final Map<String, Class<?>> TYPES = Stream.of(
                    AuthEvent.class, CompanyEvent.class, TicketingEvent.class, PaymentEvent.class, AuditEvent.class)
            .flatMap(publisher -> Stream.of(publisher.getPermittedSubclasses()))
            .collect(Collectors.toUnmodifiableMap(Envelope::typeOf, Function.identity()));

    static Envelope of(UUID id, Event event, Instant time) {
        return parse(write(id, event, time, Origin.HOUSE));
    }

    /** The text of an event's envelope. Every sale writes one, so the fact is mapped once and put in as it is. */
    static String write(UUID id, Event event, Instant time, Origin origin) {
        String publisher = event.topic().publisher();
        String rest = new Envelope(
                        "1.0",
                        id,
                        "/" + publisher,
                        typeOf(event.getClass()),
                        event.aggregateId().toString(),
                        time,
                        "application/json",
                        "urn:twende:event:" + publisher + ":" + event.getClass().getSimpleName() + ":1",
                        origin.actor().orElse(null),
                        origin.device().orElse(null),
                        origin.address().orElse(null),
                        null)
                .json();
        return "{\"data\":" + Json.mapper().toJson(event) + "," + rest.substring(1);
    }

    /** Reads a message of the relay. */
    static Envelope of(Message message) {
        try {
            return parse(message.getBody(String.class));
        } catch (JMSException e) {
            throw new IllegalArgumentException("not a text message", e);
        }
    }

    /** Reads what {@link #json()} wrote, now or by an older or newer release: unknown fields are skipped. */
    public static Envelope parse(String json) {
        return Json.mapper().fromJson(json, Envelope.class);
    }

    public String json() {
        return Json.mapper().toJson(this);
    }

    /** The fact inside; empty when this release does not know its type, and so has no use for it. */
    public Optional<Event> event() {
        return Optional.ofNullable(TYPES.get(type))
                .map(known -> (Event) Json.mapper().fromJson(data.toString(), known));
    }

    private static String typeOf(Class<?> event) {
        return event.getName().replace("dev.twende.events.", "dev.twende.");
    }
}
