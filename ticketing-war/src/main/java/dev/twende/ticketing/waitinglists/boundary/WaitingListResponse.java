package dev.twende.ticketing.waitinglists.boundary;

import dev.twende.ticketing.waitinglists.entity.PlaceStatus;
import dev.twende.ticketing.waitinglists.entity.WaitingPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How many wait for a schedule, in all and by stretch.
 *
 * @param parties that wait
 * @param passengers in them
 * @param offered parties that seats are held for
 */
public record WaitingListResponse(
        UUID scheduleId, int parties, int passengers, int offered, List<StretchResponse> stretches) {

    /** How many wait for one stretch. */
    public record StretchResponse(UUID fromStopId, UUID toStopId, int parties, int passengers) {}

    private record Ends(UUID from, UUID to) {}

    static WaitingListResponse of(UUID scheduleId, List<WaitingPlace> line) {
        Map<Ends, List<WaitingPlace>> byStretch = new LinkedHashMap<>();
        List<WaitingPlace> waiting = line.stream()
                .filter(place -> place.status() == PlaceStatus.WAITING)
                .toList();
        waiting.forEach(place -> byStretch
                .computeIfAbsent(new Ends(place.fromStopId(), place.toStopId()), ends -> new ArrayList<>())
                .add(place));
        return new WaitingListResponse(
                scheduleId,
                waiting.size(),
                passengers(waiting),
                line.size() - waiting.size(),
                byStretch.entrySet().stream()
                        .map(stretch -> new StretchResponse(
                                stretch.getKey().from(),
                                stretch.getKey().to(),
                                stretch.getValue().size(),
                                passengers(stretch.getValue())))
                        .toList());
    }

    private static int passengers(List<WaitingPlace> parties) {
        return parties.stream().mapToInt(WaitingPlace::party).sum();
    }
}
