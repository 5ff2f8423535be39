package dev.twende.company.imports.entity;

import dev.twende.company.stops.entity.PutCounts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What an import made different; rows that were there as the feed has them count for nothing. */
@Embeddable
public class ImportChanges {
    @Column(name = "stops_added")
    private int stopsAdded;

    @Column(name = "stops_changed")
    private int stopsChanged;

    @Column(name = "routes_added")
    private int routesAdded;

    @Column(name = "routes_changed")
    private int routesChanged;

    @Column(name = "routes_priced")
    private int routesPriced;

    @Column(name = "timetables_added")
    private int timetablesAdded;

    @Column(name = "timetables_changed")
    private int timetablesChanged;

    @Column(name = "timetables_ended")
    private int timetablesEnded;

    @Column(name = "schedules_added")
    private int schedulesAdded;

    @Column(name = "schedules_dropped")
    private int schedulesDropped;

    public void stops(PutCounts counts) {
        stopsAdded += counts.added();
        stopsChanged += counts.changed();
    }

    public void routes(PutCounts counts) {
        routesAdded += counts.added();
        routesChanged += counts.changed();
    }

    /** @param routes that have other prices now */
    public void fares(int routes) {
        routesPriced += routes;
    }

    /** @param ended trips that are not in the feed any more */
    public void timetables(PutCounts counts, int ended) {
        timetablesAdded += counts.added();
        timetablesChanged += counts.changed();
        timetablesEnded += ended;
    }

    /** @param dropped drafts that the feed does not ask for any more */
    public void schedules(int added, int dropped) {
        schedulesAdded += added;
        schedulesDropped += dropped;
    }

    public PutCounts stops() {
        return new PutCounts(stopsAdded, stopsChanged);
    }

    public PutCounts routes() {
        return new PutCounts(routesAdded, routesChanged);
    }

    public int routesPriced() {
        return routesPriced;
    }

    public PutCounts timetables() {
        return new PutCounts(timetablesAdded, timetablesChanged);
    }

    public int timetablesEnded() {
        return timetablesEnded;
    }

    public int schedulesAdded() {
        return schedulesAdded;
    }

    public int schedulesDropped() {
        return schedulesDropped;
    }
}
