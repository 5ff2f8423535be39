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
import org.onebusaway.gtfs.model.Trip;

/** A feed in memory: the library's entities, but not stop times, which would be too many, see {@link StopTimesTable}. */
final class Feed extends GenericDaoImpl {
    @Override
    public void saveEntity(Object entity) {
        mustHaveRealDates(entity);
        super.saveEntity(entity);
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

    /** The headway windows of each trip that has any. */
    Map<AgencyAndId, List<Frequency>> frequencies() {
        Map<AgencyAndId, List<Frequency>> byTrip = new HashMap<>();
        getAllEntitiesForType(Frequency.class)
                .forEach(window -> byTrip.computeIfAbsent(window.getTrip().getId(), id -> new ArrayList<>())
                        .add(window));
        return byTrip;
    }
}
