package dev.twende.company.imports.control;

import dev.twende.company.imports.control.FeedPlan.PlannedTimetable;
import dev.twende.company.timetables.entity.FedTimetable;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.company.timetables.entity.StopTime;
import dev.twende.company.timetables.entity.StopTimes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The planned timetables in a temporary file, to be read as often as needed; only what many share stays in memory. */
final class PlanFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int NO_HEADWAY = 0;

    private final Path file;
    private final DataOutputStream out;
    private final Shared<OperatingCalendar> calendars = new Shared<>();
    private final Shared<ZoneId> zones = new Shared<>();
    private int size;

    PlanFile() throws IOException {
        this.file = Files.createTempFile("twende-plan-", ".bin");
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    void add(PlannedTimetable planned) throws IOException {
        FedTimetable timetable = planned.timetable();
        out.writeUTF(timetable.ref());
        out.writeUTF(timetable.routeRef());
        out.writeInt(timetable.departureTime().seconds());
        out.writeInt(
                timetable.headway() == null ? NO_HEADWAY : timetable.headway().seconds());
        out.writeInt(
                timetable.headway() == null ? NO_HEADWAY : timetable.headway().untilSeconds());
        out.writeInt(calendars.number(timetable.calendar()));
        out.writeInt(zones.number(planned.zone()));
        List<StopTime> times = timetable.times().list();
        out.writeShort(times.size());
        for (StopTime time : times) {
            out.writeInt(time.arrivalSeconds());
            out.writeInt(time.departureSeconds());
        }
        size++;
    }

    int size() {
        return size;
    }

    void forEach(Consumer<PlannedTimetable> each) {
        try {
            out.flush();
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
                for (int i = 0; i < size; i++) {
                    each.accept(next(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlannedTimetable next(DataInputStream in) throws IOException {
        String ref = in.readUTF();
        String routeRef = in.readUTF();
        ServiceTime departure = new ServiceTime(in.readInt());
        int headway = in.readInt();
        int until = in.readInt();
        OperatingCalendar calendar = calendars.get(in.readInt());
        ZoneId zone = zones.get(in.readInt());
        int stops = in.readShort();
        List<StopTime> times = new ArrayList<>(stops);
        for (int i = 0; i < stops; i++) {
            times.add(new StopTime(in.readInt(), in.readInt()));
        }
        Headway every = headway == NO_HEADWAY ? null : new Headway(headway, until);
        return new PlannedTimetable(
                new FedTimetable(ref, routeRef, departure, every, calendar, new StopTimes(times)), zone);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    private static final class Shared<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int number(T value) {
            return numbers.computeIfAbsent(value, key -> {
                values.add(key);
                return values.size() - 1;
            });
        }

        T get(int number) {
            return values.get(number);
        }
    }
}
