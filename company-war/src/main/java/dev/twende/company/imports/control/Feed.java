package dev.twende.company.imports.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onebusaway.gtfs.impl.GenericDaoImpl;
import org.onebusaway.gtfs.model.Agency;
import org.onebusaway.gtfs.model.AgencyAndId;
import org.onebusaway.gtfs.model.Frequency;
import org.onebusaway.gtfs.model.ServiceCalendar;
import org.onebusaway.gtfs.model.ServiceCalendarDate;
import org.onebusaway.gtfs.model.Stop;
import org.onebusaway.gtfs.model.StopTime;
import org.onebusaway.gtfs.model.Trip;

/** A feed in memory: the library's entities, except stop times, which would be too many. */
final class Feed extends GenericDaoImpl {
    private static final int NOT_AVAILABLE = 1;

    private final Map<AgencyAndId, TripTimes> times = new HashMap<>();
    private final Findings findings;

    Feed(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void saveEntity(Object entity) {
        if (entity instanceof StopTime stopTime) {
            keep(stopTime);
        } else {
            mustHaveRealDates(entity);
            super.saveEntity(entity);
        }
    }

    /** The library lets 30 February pass. */
    private static void mustHaveRealDates(Object entity) {
        if (entity instanceof ServiceCalendar calendar) {
            FeedCalendars.date(calendar.getStartDate());
            FeedCalendars.date(calendar.getEndDate());
        } else if (entity instanceof ServiceCalendarDate single) {
            FeedCalendars.date(single.getDate());
        }
    }

    private void keep(StopTime time) {
        String trip = time.getTrip().getId().toString();
        if (!(time.getStop() instanceof Stop stop)) {
            findings.add(
                    "stop_times.txt",
                    "unknown-stop",
                    "The stop is not in stops.txt; the row was skipped.",
                    "trip " + trip + ", sequence " + time.getStopSequence());
            return;
        }
        times.computeIfAbsent(time.getTrip().getId(), id -> new TripTimes())
                .add(
                        stop.getId().toString(),
                        time.getStopSequence(),
                        time.isArrivalTimeSet() ? time.getArrivalTime() : TripTimes.OPEN,
                        time.isDepartureTimeSet() ? time.getDepartureTime() : TripTimes.OPEN,
                        time.getPickupType() != NOT_AVAILABLE,
                        time.getDropOffType() != NOT_AVAILABLE);
    }

    Collection<Agency> agencies() {
        return getAllEntitiesForType(Agency.class);
    }

    Collection<Stop> stops() {
        return getAllEntitiesForType(Stop.class);
    }

    Collection<Trip> trips() {
        return getAllEntitiesForType(Trip.class);
    }

    Collection<ServiceCalendar> calendars() {
        return getAllEntitiesForType(ServiceCalendar.class);
    }

    Collection<ServiceCalendarDate> calendarDates() {
        return getAllEntitiesForType(ServiceCalendarDate.class);
    }

    TripTimes times(Trip trip) {
        return times.getOrDefault(trip.getId(), new TripTimes());
    }

    /** The headway windows of each trip that has any. */
    Map<AgencyAndId, List<Frequency>> frequencies() {
        Map<AgencyAndId, List<Frequency>> byTrip = new HashMap<>();
        getAllEntitiesForType(Frequency.class)
                .forEach(window -> byTrip.computeIfAbsent(window.getTrip().getId(), id -> new ArrayList<>())
                        .add(window));
        return byTrip;
    }
}
