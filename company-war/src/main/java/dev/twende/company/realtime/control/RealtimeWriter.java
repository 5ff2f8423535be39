package dev.twende.company.realtime.control;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import dev.twende.company.exports.boundary.PublishedTrips;
import dev.twende.company.realtime.entity.AlertWords;
import dev.twende.company.realtime.entity.Deviation;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes deviations as GTFS Realtime 2.0 (gtfs.org/documentation/realtime/reference), whole at each request. */
public final class RealtimeWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final ZoneId agency;
    private final AlertWords words;
    private final Instant now;

    /**
     * @param agency the zone of the company, in which its feed speaks
     * @param words of the language that the company prefers
     */
    public RealtimeWriter(ZoneId agency, AlertWords words, Instant now) {
        this.agency = agency;
        this.words = words;
        this.now = now;
    }

    /** Cancelled trips, and the new times at the stops of the others. */
    public FeedMessage tripUpdates(List<Deviation> deviations) {
        return message(deviations, (deviation, entity) -> entity.setTripUpdate(tripUpdate(deviation)));
    }

    /** What passengers should know, in words. */
    public FeedMessage alerts(List<Deviation> deviations) {
        return message(deviations, (deviation, entity) -> entity.setAlert(alert(deviation)));
    }

    private FeedMessage message(List<Deviation> deviations, BiConsumer<Deviation, FeedEntity.Builder> content) {
        FeedMessage.Builder message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder()
                        .setGtfsRealtimeVersion("2.0")
                        .setIncrementality(FeedHeader.Incrementality.FULL_DATASET)
                        .setTimestamp(now.getEpochSecond()));
        for (Deviation deviation : deviations) {
            TripDescriptor trip = trip(deviation);
            FeedEntity.Builder entity = FeedEntity.newBuilder()
                    .setId(trip.getTripId() + "/" + trip.getStartDate() + "/" + trip.getStartTime());
            content.accept(deviation, entity);
            message.addEntity(entity);
        }
        return message.build();
    }

    private TripDescriptor trip(Deviation deviation) {
        PublishedTrips.Start start = PublishedTrips.start(
                deviation.firstZone(), agency, deviation.serviceDate(), deviation.serviceSeconds());
        TripDescriptor.Builder trip = TripDescriptor.newBuilder()
                .setTripId(deviation.tripId().toString())
                .setRouteId(deviation.routeId().toString())
                .setStartDate(DATE.format(start.date()))
                .setScheduleRelationship(
                        deviation.isCancelled()
                                ? TripDescriptor.ScheduleRelationship.CANCELED
                                : TripDescriptor.ScheduleRelationship.SCHEDULED);
        if (deviation.isOneOfMany()) {
            trip.setStartTime("%02d:%02d:%02d"
                    .formatted(start.seconds() / 3600, start.seconds() / 60 % 60, start.seconds() % 60));
        }
        return trip.build();
    }

    private TripUpdate tripUpdate(Deviation deviation) {
        TripUpdate.Builder update =
                TripUpdate.newBuilder().setTrip(trip(deviation)).setTimestamp(now.getEpochSecond());
        if (!deviation.isCancelled()) {
            for (int stop = 0; stop < deviation.stopIds().size(); stop++) {
                update.addStopTimeUpdate(StopTimeUpdate.newBuilder()
                        .setStopSequence(stop)
                        .setStopId(deviation.stopIds().get(stop).toString())
                        .setArrival(event(deviation.arrivalAt(stop), deviation.arrivalDelayAt(stop)))
                        .setDeparture(event(deviation.departureAt(stop), deviation.departureDelayAt(stop))));
            }
        }
        return update.build();
    }

    private static StopTimeEvent event(Instant time, int delay) {
        return StopTimeEvent.newBuilder()
                .setTime(time.getEpochSecond())
                .setDelay(delay)
                .build();
    }

    private Alert alert(Deviation deviation) {
        LocalTime planned = clock(deviation, deviation.departureTime().minusSeconds(deviation.delaySeconds()));
        return Alert.newBuilder()
                .addActivePeriod(
                        TimeRange.newBuilder().setEnd(deviation.arrivalTime().getEpochSecond()))
                .addInformedEntity(EntitySelector.newBuilder().setTrip(trip(deviation)))
                .setCause(Alert.Cause.UNKNOWN_CAUSE)
                .setEffect(deviation.isCancelled() ? Alert.Effect.NO_SERVICE : effect(deviation))
                .setHeaderText(text(deviation.routeName() + ", " + CLOCK.format(planned) + ": " + what(deviation)))
                .setDescriptionText(text(description(deviation, planned)
                        + deviation.reason().map(reason -> " " + reason).orElse("")))
                .build();
    }

    private static Alert.Effect effect(Deviation deviation) {
        return deviation.worstDelay() > 0 ? Alert.Effect.SIGNIFICANT_DELAYS : Alert.Effect.MODIFIED_SERVICE;
    }

    private String what(Deviation deviation) {
        if (deviation.isCancelled()) {
            return words.cancelled();
        }
        return deviation.worstDelay() > 0 ? words.late((deviation.worstDelay() + 59) / 60) : words.early();
    }

    private String description(Deviation deviation, LocalTime planned) {
        return deviation.isCancelled()
                ? words.doesNotRun(planned)
                : words.departs(planned, clock(deviation, deviation.departureTime()));
    }

    private static LocalTime clock(Deviation deviation, Instant moment) {
        return LocalTime.ofInstant(moment, deviation.firstZone());
    }

    private TranslatedString text(String text) {
        return TranslatedString.newBuilder()
                .addTranslation(
                        TranslatedString.Translation.newBuilder().setText(text).setLanguage(words.code()))
                .build();
    }
}
