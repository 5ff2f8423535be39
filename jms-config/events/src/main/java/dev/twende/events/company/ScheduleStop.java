package dev.twende.events.company;

import java.time.Instant;
import java.util.UUID;

/**
 * A stop of one schedule.
 *
 * @param sequence 0 for the first stop; segment i leads from stop i to stop i + 1
 * @param timeZone IANA zone of the place
 * @param pickup whether passengers may board here
 * @param dropOff whether passengers may alight here
 * @param country where it is, ISO 3166-1 alpha-2; absent from older releases
 */
public record ScheduleStop(
        int sequence,
        UUID stopId,
        String name,
        String timeZone,
        Instant arrivalTime,
        Instant departureTime,
        boolean pickup,
        boolean dropOff,
        String country) {}
