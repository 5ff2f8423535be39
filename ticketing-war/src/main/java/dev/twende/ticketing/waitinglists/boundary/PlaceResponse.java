package dev.twende.ticketing.waitinglists.boundary;

import dev.twende.ticketing.waitinglists.entity.PlaceStatus;
import dev.twende.ticketing.waitinglists.entity.WaitingPlace;
import java.time.Instant;
import java.util.UUID;

/**
 * A place in the line as its party sees it.
 *
 * @param passengers how many they are
 * @param position 1 for the first; absent when it does not wait any more
 * @param bookingReference the booking it was offered, to be looked up, paid or rejected; absent before
 */
public record PlaceResponse(
        UUID placeId,
        UUID companyId,
        UUID scheduleId,
        UUID fromStopId,
        UUID toStopId,
        int passengers,
        PlaceStatus status,
        Integer position,
        String bookingReference,
        Instant joinedAt) {

    static PlaceResponse from(WaitingPlace place, Integer position) {
        return new PlaceResponse(
                place.id(),
                place.companyId(),
                place.scheduleId(),
                place.fromStopId(),
                place.toStopId(),
                place.party(),
                place.status(),
                position,
                place.bookingReference().orElse(null),
                place.joinedAt());
    }
}
