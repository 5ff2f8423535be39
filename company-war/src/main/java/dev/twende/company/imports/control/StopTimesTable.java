package dev.twende.company.imports.control;

import dev.twende.company.imports.control.CsvTable.Flaw;
import dev.twende.company.imports.control.CsvTable.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The stop times of a feed by trip, in whatever order the file has them. They are dealt into files by trip as they are read, and
 * taken up again file by file: memory holds one deal of them, however large the feed is.
 */
final class StopTimesTable implements AutoCloseable {
    private static final String FILE = "stop_times.txt";
    /** Two hundred thousand rows each in the feed of a nation; few enough to be open at once. */
    private static final int DEALS = 64;

    private static final int BUFFER = 1 << 15;
    private static final int ROWS_A_SIGN = 20_000;
    private static final String NOT_AVAILABLE = "1";
    private static final int PICKUP = 1;
    private static final int DROP_OFF = 2;

    private final Path folder;
    private final List<String> stops;
    private final int trips;

    private StopTimesTable(Path folder, List<String> stops, int trips) {
        this.folder = folder;
        this.stops = stops;
        this.trips = trips;
    }

    /**
     * Reads the table.
     *
     * @param trips the number of each trip by its id, from 0 on
     * @param stops all stops of the feed; a row keeps the id as it is here
     * @param stopNumbers where in the list a stop of the feed is
     * @param onRows called now and then with the number of rows read so far
     */
    static StopTimesTable read(
            BoundedZip zip,
            Map<String, Integer> trips,
            List<String> stops,
            Map<String, Integer> stopNumbers,
            Findings findings,
            IntConsumer onRows)
            throws IOException {
        StopTimesTable times = new StopTimesTable(Files.createTempDirectory("twende-stop-times-"), stops, trips.size());
        try (Dealer dealer = times.new Dealer(trips, stopNumbers, onRows)) {
            new CsvTable(zip, FILE).forEach(findings, dealer);
            return times;
        } catch (IOException | RuntimeException e) {
            times.close();
            throw e;
        }
    }

    private Path deal(int number) {
        return folder.resolve(String.valueOf(number));
    }

    private int dealOf(int trip) {
        return (int) ((long) trip * DEALS / trips);
    }

    /** What is done with a trip. */
    interface Visitor {
        void visit(int trip, TripTimes times) throws IOException;
    }

    /** Visits every trip in the order of their numbers, those without any stop time too. */
    void forEachTrip(Visitor visitor) throws IOException {
        int trip = 0;
        for (int number = 0; number < DEALS; number++) {
            int first = trip;
            while (trip < trips && dealOf(trip) == number) {
                trip++;
            }
            TripTimes[] times = taken(number, first, trip - first);
            for (int i = 0; i < times.length; i++) {
                visitor.visit(first + i, times[i]);
            }
        }
    }

    private TripTimes[] taken(int number, int first, int count) throws IOException {
        TripTimes[] times = new TripTimes[count];
        for (int i = 0; i < count; i++) {
            times[i] = new TripTimes();
        }
        long rows = Files.size(deal(number)) / Dealer.ROW_BYTES;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(deal(number)), BUFFER))) {
            for (long row = 0; row < rows; row++) {
                TripTimes trip = times[in.readInt() - first];
                String stop = stops.get(in.readInt());
                int sequence = in.readInt();
                int arrival = in.readInt();
                int departure = in.readInt();
                int flags = in.readByte();
                trip.add(stop, sequence, arrival, departure, (flags & PICKUP) != 0, (flags & DROP_OFF) != 0);
            }
        }
        return times;
    }

    @Override
    public void close() throws IOException {
        for (int number = 0; number < DEALS; number++) {
            Files.deleteIfExists(deal(number));
        }
        Files.deleteIfExists(folder);
    }

    /** Deals the rows of the table into files by trip. */
    private final class Dealer implements CsvTable.Reader, AutoCloseable {
        private static final int ROW_BYTES = 21;

        private final DataOutputStream[] deals = new DataOutputStream[DEALS];
        private final Map<String, Integer> tripNumbers;
        private final Map<String, Integer> stopNumbers;
        private final IntConsumer onRows;
        private int rows;
        private int[] columns;

        Dealer(Map<String, Integer> tripNumbers, Map<String, Integer> stopNumbers, IntConsumer onRows)
                throws IOException {
            this.tripNumbers = tripNumbers;
            this.stopNumbers = stopNumbers;
            this.onRows = onRows;
            for (int number = 0; number < DEALS; number++) {
                deals[number] =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(deal(number)), BUFFER));
            }
        }

        @Override
        public void read(Row row) throws Flaw {
            if (++rows % ROWS_A_SIGN == 0) {
                onRows.accept(rows);
            }
            if (columns == null) {
                columns = new int[] {
                    row.column("trip_id"),
                    row.column("stop_id"),
                    row.column("stop_sequence"),
                    row.column("arrival_time"),
                    row.column("departure_time"),
                    row.column("pickup_type"),
                    row.column("drop_off_type")
                };
            }
            int trip = number(
                    tripNumbers,
                    row.at(columns[0]),
                    "unknown-reference",
                    "The row names a trip that the feed does not have; it was skipped.");
            int stop = number(
                    stopNumbers,
                    row.at(columns[1]),
                    "unknown-stop",
                    "The stop is not in stops.txt; the row was skipped.");
            int sequence = sequence(row.at(columns[2]));
            int arrival = FeedTime.parse(row.at(columns[3]));
            int departure = FeedTime.parse(row.at(columns[4]));
            int flags = (row.at(columns[5]).equals(NOT_AVAILABLE) ? 0 : PICKUP)
                    | (row.at(columns[6]).equals(NOT_AVAILABLE) ? 0 : DROP_OFF);
            write(trip, stop, sequence, arrival, departure, flags);
        }

        private static int number(Map<String, Integer> numbers, String id, String code, String message) throws Flaw {
            if (id.isEmpty()) {
                throw new Flaw("missing-field", "A field that must be there is missing; the row was skipped.");
            }
            Integer number = numbers.get(id);
            if (number == null) {
                throw new Flaw(code, message);
            }
            return number;
        }

        private static int sequence(String text) throws Flaw {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new Flaw("invalid-row", "The row cannot be read; it was skipped.");
            }
        }

        private void write(int trip, int stop, int sequence, int arrival, int departure, int flags) {
            try {
                DataOutputStream deal = deals[dealOf(trip)];
                deal.writeInt(trip);
                deal.writeInt(stop);
                deal.writeInt(sequence);
                deal.writeInt(arrival);
                deal.writeInt(departure);
                deal.writeByte(flags);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            for (DataOutputStream deal : deals) {
                if (deal != null) {
                    deal.close();
                }
            }
        }
    }
}
