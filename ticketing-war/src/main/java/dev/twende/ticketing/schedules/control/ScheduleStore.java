package dev.twende.ticketing.schedules.control;

import dev.twende.kit.id.Ids;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.schedules.entity.BoardingPoint;
import dev.twende.ticketing.schedules.entity.Bus;
import dev.twende.ticketing.schedules.entity.Edition;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.PassengerField;
import dev.twende.ticketing.schedules.entity.PayLater;
import dev.twende.ticketing.schedules.entity.PlannedBlock;
import dev.twende.ticketing.schedules.entity.PlannedSeat;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SalesTerms;
import dev.twende.ticketing.schedules.entity.SalesWindow;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The copy of the schedules in SQL: written whole in one round trip, and read whole. */
@ApplicationScoped
public class ScheduleStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    private static final Type WINDOWS =
            new HashMap<String, SalesWindow>() {}.getClass().getGenericSuperclass();

    private final SharedParts<List<PlannedSeat>> layouts =
            new SharedParts<>(json -> List.of(Json.mapper().fromJson(json, PlannedSeat[].class)));
    private final SharedParts<List<FareClass>> classes =
            new SharedParts<>(json -> List.of(Json.mapper().fromJson(json, FareClass[].class)));
    private final SharedParts<Map<SalesChannel, SalesWindow>> windows = new SharedParts<>(ScheduleStore::windows);

    /**
     * While company has not told of the bus that passengers were moved to, what it tells still has the bus from before: then the bus
     * stays as it is here. A new schedule comes with its blocks in the same statement, so that it is never on sale without them,
     * whoever brings it; of blocks that overlap the later one is left out.
     */
    private static final String PUT =
            """
            with put as (
                insert into schedule as kept (schedule_id, company_id, company_name, route_id, route_name, bus_id, plate_number,
                                              service_date, departure_time, currency, stop_count, fares, seats, layout, features,
                                              other_classes, other_categories, other_fares, fare_classes, sales_windows,
                                              passenger_fields, pay_later, revision, announced_departure, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SCHEDULED')
                on conflict on constraint pk_schedule do update set
                    company_name = excluded.company_name, route_id = excluded.route_id, route_name = excluded.route_name,
                    service_date = excluded.service_date, departure_time = excluded.departure_time,
                    currency = excluded.currency, stop_count = excluded.stop_count, fares = excluded.fares,
                    other_classes = excluded.other_classes, other_categories = excluded.other_categories,
                    other_fares = excluded.other_fares, fare_classes = excluded.fare_classes,
                    sales_windows = excluded.sales_windows, passenger_fields = excluded.passenger_fields,
                    pay_later = excluded.pay_later,
                    bus_id = case when BUS_IS_TOLD then excluded.bus_id else kept.bus_id end,
                    plate_number = case when BUS_IS_TOLD then excluded.plate_number else kept.plate_number end,
                    seats = case when BUS_IS_TOLD then excluded.seats else kept.seats end,
                    layout = case when BUS_IS_TOLD then excluded.layout else kept.layout end,
                    features = case when BUS_IS_TOLD then excluded.features else kept.features end,
                    awaited_bus_id = nullif(kept.awaited_bus_id, excluded.bus_id),
                    revision = excluded.revision, plan_version = kept.plan_version + 1, replicated_at = clock_timestamp()
                where kept.revision < excluded.revision
                returning schedule_id, stop_count, plan_version = 1 as is_new),
            cut as (
                delete from schedule_stop using put
                where schedule_stop.schedule_id = put.schedule_id and schedule_stop.sequence >= put.stop_count),
            planned as (
                select * from unnest(?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::uuid[])
                    as planned (claim_id, seat_number, from_sequence, to_sequence, reason, blocked_by)),
            claimed as (
                insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
                select planned.claim_id, put.schedule_id, planned.seat_number,
                       int4range(planned.from_sequence, planned.to_sequence), 'BLOCK', planned.claim_id
                from put, planned
                where put.is_new
                order by planned.seat_number
                on conflict on constraint ex_seat_claim_overlap do nothing
                returning claim_id),
            noted as (
                insert into seat_block (claim_id, reason, blocked_by)
                select planned.claim_id, planned.reason, planned.blocked_by from claimed join planned using (claim_id))
            insert into schedule_stop (schedule_id, sequence, stop_id, name, time_zone, arrival_time, departure_time,
                                       local_date, pickup, drop_off, country)
            select put.schedule_id, stop.* from put,
                unnest(?::smallint[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::date[],
                       ?::boolean[], ?::boolean[], ?::text[]) as stop
            on conflict on constraint pk_schedule_stop do update set
                stop_id = excluded.stop_id, name = excluded.name, time_zone = excluded.time_zone,
                arrival_time = excluded.arrival_time, departure_time = excluded.departure_time,
                local_date = excluded.local_date, pickup = excluded.pickup, drop_off = excluded.drop_off,
                country = excluded.country
            """.replace("BUS_IS_TOLD", "coalesce(kept.awaited_bus_id = excluded.bus_id, true)");

    /**
     * Keeps the plan, new as SCHEDULED, or in place of one with an older revision, whose status stays.
     *
     * @param blocks seats that are kept out of sale if the schedule is new; later ones are blocked by hand
     * @return whether it was news
     */
    public boolean put(SchedulePlan plan, List<PlannedBlock> blocks) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(PUT)) {
            int next = 1;
            insert.setObject(next++, plan.scheduleId());
            insert.setObject(next++, plan.companyId());
            insert.setString(next++, plan.companyName());
            insert.setObject(next++, plan.routeId());
            insert.setString(next++, plan.routeName());
            insert.setObject(next++, plan.busId());
            insert.setString(next++, plan.plateNumber());
            insert.setObject(next++, plan.serviceDate());
            insert.setObject(next++, plan.departureTime().atOffset(ZoneOffset.UTC));
            insert.setString(next++, plan.currency());
            insert.setInt(next++, plan.stops().size());
            insert.setArray(next++, column(connection, "int8", plan.fares().prices(), price -> price));
            insert.setArray(next++, column(connection, "text", plan.seats(), seat -> seat));
            insert.setObject(next++, Json.mapper().toJson(plan.layout()), Types.OTHER);
            insert.setArray(next++, column(connection, "text", plan.features(), feature -> feature));
            next = setTerms(insert, next, plan.terms());
            insert.setInt(next++, plan.edition().revision());
            insert.setObject(next++, plan.departureTime().atOffset(ZoneOffset.UTC));
            insert.setArray(next++, column(connection, "uuid", blocks, block -> Ids.next()));
            insert.setArray(next++, column(connection, "text", blocks, PlannedBlock::seatNumber));
            insert.setArray(next++, column(connection, "int4", blocks, PlannedBlock::from));
            insert.setArray(next++, column(connection, "int4", blocks, PlannedBlock::to));
            insert.setArray(next++, column(connection, "text", blocks, PlannedBlock::reason));
            insert.setArray(next++, column(connection, "uuid", blocks, PlannedBlock::blockedBy));
            setStops(insert, next, plan.stops());
            return insert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Other_classes, other_categories, other_fares, fare_classes, sales_windows, passenger_fields and pay_later; answers the number of the next parameter. */
    private static int setTerms(PreparedStatement insert, int first, SalesTerms terms) throws SQLException {
        Connection connection = insert.getConnection();
        int next = first;
        insert.setArray(next++, column(connection, "text", terms.others(), FareProduct::fareClass));
        insert.setArray(next++, column(connection, "text", terms.others(), FareProduct::riderCategory));
        List<Long> prices = new ArrayList<>();
        terms.others().forEach(product -> prices.addAll(product.fares().prices()));
        insert.setArray(next++, column(connection, "int8", prices, price -> price));
        insert.setObject(next++, Json.mapper().toJson(terms.classes()), Types.OTHER);
        Map<String, SalesWindow> windows = new TreeMap<>();
        terms.windows().forEach((channel, window) -> windows.put(channel.name(), window));
        insert.setObject(next++, Json.mapper().toJson(windows), Types.OTHER);
        List<PassengerField> fields = List.copyOf(terms.passengerFields());
        insert.setArray(next++, column(connection, "text", fields, PassengerField::name));
        insert.setObject(next++, terms.payLater() == null ? null : Json.mapper().toJson(terms.payLater()), Types.OTHER);
        return next;
    }

    private static void setStops(PreparedStatement insert, int first, List<PlannedStop> stops) throws SQLException {
        Connection connection = insert.getConnection();
        List<Integer> sequences = IntStream.range(0, stops.size()).boxed().toList();
        int next = first;
        insert.setArray(next++, column(connection, "int2", sequences, sequence -> sequence));
        insert.setArray(next++, column(connection, "uuid", stops, PlannedStop::stopId));
        insert.setArray(next++, column(connection, "text", stops, PlannedStop::name));
        insert.setArray(
                next++,
                column(connection, "text", stops, stop -> stop.timeZone().getId()));
        insert.setArray(
                next++,
                column(
                        connection,
                        "timestamptz",
                        stops,
                        stop -> stop.arrivalTime().toString()));
        insert.setArray(
                next++,
                column(
                        connection,
                        "timestamptz",
                        stops,
                        stop -> stop.departureTime().toString()));
        insert.setArray(
                next++,
                column(connection, "date", stops, stop -> stop.localDate().toString()));
        insert.setArray(next++, column(connection, "bool", stops, PlannedStop::pickup));
        insert.setArray(next++, column(connection, "bool", stops, PlannedStop::dropOff));
        insert.setArray(next, column(connection, "text", stops, PlannedStop::country));
    }

    /** How much later the bus leaves than was announced first; negative when it leaves earlier. */
    public Duration delay(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select extract(epoch from departure_time - announced_departure) from schedule where schedule_id = ?")) {
            select.setObject(1, scheduleId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Duration.ofSeconds(row.getLong(1)) : Duration.ZERO;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts another bus in place of the schedule's, until company tells of it as well. */
    public void changeBus(UUID scheduleId, Bus bus) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update schedule set awaited_bus_id = nullif(?, bus_id), bus_id = ?, plate_number = ?, seats = ?, layout = ?,
                            features = ?, plan_version = plan_version + 1, replicated_at = clock_timestamp()
                        where schedule_id = ?
                        """)) {
            update.setObject(1, bus.busId());
            update.setObject(2, bus.busId());
            update.setString(3, bus.plateNumber());
            update.setArray(4, column(connection, "text", bus.layout(), PlannedSeat::seatNumber));
            update.setObject(5, Json.mapper().toJson(bus.layout()), Types.OTHER);
            update.setArray(6, column(connection, "text", bus.features(), feature -> feature));
            update.setObject(7, scheduleId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Array column(Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    /**
     * Follows company's schedule to its next status; a move that is not legal, or is old news, changes nothing.
     *
     * @return whether the schedule is here at all
     */
    public boolean move(UUID scheduleId, ScheduleStatus next) {
        Object[] from = Arrays.stream(ScheduleStatus.values())
                .filter(status -> status.canBecome(next))
                .map(Enum::name)
                .toArray();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update schedule set status = case when status = any(?) then ? else status end where schedule_id = ?")) {
            update.setArray(1, connection.createArrayOf("text", from));
            update.setString(2, next.name());
            update.setObject(3, scheduleId);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The layout is large and comes with the first stop only; the others would bring it again. */
    private static final String FIND = """
            select s.company_id, s.company_name, s.route_id, s.route_name, s.bus_id, s.plate_number, s.service_date,
                   s.departure_time, s.seats, s.currency, s.fares, s.revision, s.plan_version,
                   case p.sequence when 0 then s.layout end, s.features,
                   s.other_classes, s.other_categories, s.other_fares, s.fare_classes, s.sales_windows,
                   p.stop_id, p.name, p.time_zone, p.arrival_time, p.departure_time, p.pickup, p.drop_off, p.country,
                   s.passenger_fields, s.pay_later
            from schedule s join schedule_stop p using (schedule_id)
            where s.schedule_id = ? order by p.sequence
            """;

    public Optional<SchedulePlan> find(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        FIND, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            select.setObject(1, scheduleId);
            try (ResultSet row = select.executeQuery()) {
                List<PlannedStop> stops = new ArrayList<>();
                while (row.next()) {
                    stops.add(new PlannedStop(
                            row.getObject(21, UUID.class),
                            row.getString(22),
                            ZoneId.of(row.getString(23)),
                            instant(row, 24),
                            instant(row, 25),
                            row.getBoolean(26),
                            row.getBoolean(27),
                            row.getString(28)));
                }
                return row.first() ? Optional.of(plan(scheduleId, row, stops)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which version of the plan stands, see {@link Edition#version()}; empty when the schedule is not here. */
    public Optional<Long> version(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select plan_version from schedule where schedule_id = ?")) {
            select.setObject(1, scheduleId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #version}, of many; those that are not here are left out. */
    public Map<UUID, Long> versions(Collection<UUID> scheduleIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select schedule_id, plan_version from schedule where schedule_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", scheduleIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                Map<UUID, Long> versions = new HashMap<>();
                while (row.next()) {
                    versions.put(row.getObject(1, UUID.class), row.getLong(2));
                }
                return versions;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private SchedulePlan plan(UUID scheduleId, ResultSet row, List<PlannedStop> stops) throws SQLException {
        return new SchedulePlan(
                scheduleId,
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                instant(row, 8),
                stops,
                texts(row, 9),
                layouts.of(row.getString(14)),
                texts(row, 15),
                row.getString(10),
                new FareTable(stops.size(), numbers(row, 11)),
                new SalesTerms(
                        others(stops.size(), texts(row, 16), texts(row, 17), numbers(row, 18)),
                        classes.of(row.getString(19)),
                        windows.of(row.getString(20)),
                        texts(row, 29).stream().map(PassengerField::valueOf).collect(Collectors.toSet()),
                        payLater(row.getString(30))),
                new Edition(row.getInt(12), row.getLong(13)));
    }

    private static PayLater payLater(String json) {
        return json == null ? null : Json.mapper().fromJson(json, PayLater.class);
    }

    private static List<FareProduct> others(
            int stops, List<String> classes, List<String> categories, List<Long> prices) {
        int pairs = FareTable.pairs(stops);
        return IntStream.range(0, classes.size())
                .mapToObj(i -> new FareProduct(
                        classes.get(i),
                        categories.get(i),
                        new FareTable(stops, prices.subList(i * pairs, (i + 1) * pairs))))
                .toList();
    }

    private static Map<SalesChannel, SalesWindow> windows(String json) {
        Map<String, SalesWindow> kept = Json.mapper().fromJson(json, WINDOWS);
        Map<SalesChannel, SalesWindow> windows = new EnumMap<>(SalesChannel.class);
        kept.forEach((channel, window) -> windows.put(SalesChannel.valueOf(channel), window));
        return windows;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static List<Long> numbers(ResultSet row, int column) throws SQLException {
        return Arrays.asList((Long[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Where the schedule stands, and whether the bus has left a stop of it; empty when it, or the stop, is not here. */
    public Optional<Standing> standing(UUID scheduleId, int sequence) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select s.status, p.departure_time <= clock_timestamp(), coalesce(c.status = 'SUSPENDED', false),
                               s.plan_version
                        from schedule s join schedule_stop p using (schedule_id) left join company c using (company_id)
                        where s.schedule_id = ? and p.sequence = ?
                        """)) {
            select.setObject(1, scheduleId);
            select.setInt(2, sequence);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                ScheduleStatus.valueOf(row.getString(1)),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getLong(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #standing}, of many; those that are not here are left out. */
    public Map<BoardingPoint, Standing> standings(Collection<BoardingPoint> stops) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select s.schedule_id, p.sequence, s.status, p.departure_time <= clock_timestamp(),
                               coalesce(c.status = 'SUSPENDED', false), s.plan_version
                        from unnest(?::uuid[], ?::int[]) as asked (schedule_id, sequence)
                        join schedule s using (schedule_id)
                        join schedule_stop p on p.schedule_id = s.schedule_id and p.sequence = asked.sequence
                        left join company c using (company_id)
                        """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            stops.stream().map(BoardingPoint::scheduleId).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", stops.stream().map(BoardingPoint::sequence).toArray()));
            try (ResultSet row = select.executeQuery()) {
                Map<BoardingPoint, Standing> standings = new HashMap<>();
                while (row.next()) {
                    standings.put(
                            new BoardingPoint(row.getObject(1, UUID.class), row.getInt(2)),
                            new Standing(
                                    ScheduleStatus.valueOf(row.getString(3)),
                                    row.getBoolean(4),
                                    row.getBoolean(5),
                                    row.getLong(6)));
                }
                return standings;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Where a schedule stands.
     *
     * @param planVersion of the plan, see {@link Edition#version()}
     */
    public record Standing(
            ScheduleStatus status, boolean hasLeftTheStop, boolean isCompanySuspended, long planVersion) {}

    /** When the channel may sell seats from a stop on, and what time it is, by the database's clock; empty when it is not here. */
    public Optional<OpeningHours> openingHours(UUID scheduleId, int sequence, SalesChannel channel) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select p.departure_time - make_interval(secs => (s.sales_windows -> ? ->> 'opens')::bigint),
                               p.departure_time - make_interval(secs => coalesce((s.sales_windows -> ? ->> 'closes')::bigint, 0)),
                               clock_timestamp()
                        from schedule s join schedule_stop p using (schedule_id)
                        where s.schedule_id = ? and p.sequence = ?
                        """)) {
            select.setString(1, channel.name());
            select.setString(2, channel.name());
            select.setObject(3, scheduleId);
            select.setInt(4, sequence);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new OpeningHours(
                                Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant),
                                instant(row, 2),
                                instant(row, 3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * When a channel may sell.
     *
     * @param opensAt empty means from the publication on
     */
    public record OpeningHours(Optional<Instant> opensAt, Instant closesAt, Instant now) {}
}
