package dev.twende.company.imports.control;

import java.util.Arrays;

/** The stop times of one trip as the feed has them, in few bytes: a feed has millions. */
final class TripTimes {
    /** A time the feed leaves open. */
    static final int OPEN = Integer.MIN_VALUE;

    private static final int FIRST_SIZE = 24;

    private String[] stops = new String[FIRST_SIZE];
    private int[] sequences = new int[FIRST_SIZE];
    private int[] arrivals = new int[FIRST_SIZE];
    private int[] departures = new int[FIRST_SIZE];
    private boolean[] pickups = new boolean[FIRST_SIZE];
    private boolean[] dropOffs = new boolean[FIRST_SIZE];
    private int size;

    /** @param stop its id, one shared string for all trips */
    void add(String stop, int sequence, int arrival, int departure, boolean pickup, boolean dropOff) {
        if (size == stops.length) {
            grow();
        }
        stops[size] = stop;
        sequences[size] = sequence;
        arrivals[size] = arrival;
        departures[size] = departure;
        pickups[size] = pickup;
        dropOffs[size] = dropOff;
        size++;
    }

    private void grow() {
        int larger = size * 2;
        stops = Arrays.copyOf(stops, larger);
        sequences = Arrays.copyOf(sequences, larger);
        arrivals = Arrays.copyOf(arrivals, larger);
        departures = Arrays.copyOf(departures, larger);
        pickups = Arrays.copyOf(pickups, larger);
        dropOffs = Arrays.copyOf(dropOffs, larger);
    }

    int size() {
        return size;
    }

    Row row(int index) {
        return new Row(
                stops[index], sequences[index], arrivals[index], departures[index], pickups[index], dropOffs[index]);
    }

    /** One stop time; {@link #OPEN} where the feed gives none. */
    record Row(String stop, int sequence, int arrival, int departure, boolean pickup, boolean dropOff) {
        boolean isTimed() {
            return arrival != OPEN && departure != OPEN;
        }

        Row at(int newArrival, int newDeparture) {
            return new Row(stop, sequence, newArrival, newDeparture, pickup, dropOff);
        }

        @Override
        public String toString() {
            return "stop " + stop + ", sequence " + sequence;
        }
    }
}
