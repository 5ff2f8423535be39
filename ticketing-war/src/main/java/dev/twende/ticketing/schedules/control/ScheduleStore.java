package dev.twende.ticketing.schedules.control;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.Edition;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The copy of the schedules in SQL: written whole in one round trip, read whole, and searched along an index. */
@ApplicationScoped
public class ScheduleStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * While company has not told of the bus that passengers were moved to, what it tells still has the bus from before: then the bus
     * stays as it is here.
     */
    private static final String PUT =
            """
            with put as (
                insert into schedule as kept (schedule_id, company_id, company_name, route_id, route_name, bus_id, plate_number,
                                              service_date, departure_time, currency, seats, stop_count, fares, revision, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SCHEDULED')
                on conflict on constraint pk_schedule do update set
                    company_name = excluded.company_name, route_id = excluded.route_id, route_name = excluded.route_name,
                    service_date = excluded.service_date, departure_time = excluded.departure_time,
                    currency = excluded.currency, stop_count = excluded.stop_count, fares = excluded.fares,
                    bus_id = case when BUS_IS_TOLD then excluded.bus_id else kept.bus_id end,
                    plate_number = case when BUS_IS_TOLD then excluded.plate_number else kept.plate_number end,
                    seats = case when BUS_IS_TOLD then excluded.seats else kept.seats end,
                    awaited_bus_id = nullif(kept.awaited_bus_id, excluded.bus_id),
                    revision = excluded.revision, plan_version = kept.plan_version + 1, replicated_at = clock_timestamp()
                where kept.revision < excluded.revision
                returning schedule_id, stop_count),
            cut as (
                delete from schedule_stop using put
                where schedule_stop.schedule_id = put.schedule_id and schedule_stop.sequence >= put.stop_count)
            insert into schedule_stop (schedule_id, sequence, stop_id, name, time_zone, arrival_time, departure_time,
                                       local_date, pickup, drop_off)
            select put.schedule_id, stop.* from put,
                unnest(?::smallint[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::date[],
                       ?::boolean[], ?::boolean[]) as stop
            on conflict on constraint pk_schedule_stop do update set
                stop_id = excluded.stop_id, name = excluded.name, time_zone = excluded.time_zone,
                arrival_time = excluded.arrival_time, departure_time = excluded.departure_time,
                local_date = excluded.local_date, pickup = excluded.pickup, drop_off = excluded.drop_off
            """.replace("BUS_IS_TOLD", "coalesce(kept.awaited_bus_id = excluded.bus_id, true)");

    /**
     * Keeps the plan, new as SCHEDULED, or in place of one with an older revision, whose status stays.
     *
     * @return whether it was news
     */
    public boolean put(SchedulePlan plan) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(PUT)) {
            insert.setObject(1, plan.scheduleId());
            insert.setObject(2, plan.companyId());
            insert.setString(3, plan.companyName());
            insert.setObject(4, plan.routeId());
            insert.setString(5, plan.routeName());
            insert.setObject(6, plan.busId());
            insert.setString(7, plan.plateNumber());
            insert.setObject(8, plan.serviceDate());
            insert.setObject(9, plan.departureTime().atOffset(ZoneOffset.UTC));
            insert.setString(10, plan.currency());
            insert.setArray(11, connection.createArrayOf("text", plan.seats().toArray()));
            insert.setInt(12, plan.stops().size());
            insert.setArray(
                    13, connection.createArrayOf("int8", plan.fares().prices().toArray()));
            insert.setInt(14, plan.edition().revision());
            insert.setArray(
                    15,
                    connection.createArrayOf(
                            "int2",
                            IntStream.range(0, plan.stops().size()).boxed().toArray()));
            insert.setArray(16, column(connection, "uuid", plan, PlannedStop::stopId));
            insert.setArray(17, column(connection, "text", plan, PlannedStop::name));
            insert.setArray(
                    18, column(connection, "text", plan, stop -> stop.timeZone().getId()));
            insert.setArray(
                    19,
                    column(
                            connection,
                            "timestamptz",
                            plan,
                            stop -> stop.arrivalTime().toString()));
            insert.setArray(
                    20,
                    column(
                            connection,
                            "timestamptz",
                            plan,
                            stop -> stop.departureTime().toString()));
            insert.setArray(
                    21,
                    column(connection, "date", plan, stop -> stop.localDate().toString()));
            insert.setArray(22, column(connection, "bool", plan, PlannedStop::pickup));
            insert.setArray(23, column(connection, "bool", plan, PlannedStop::dropOff));
            return insert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array column(
            Connection connection, String type, SchedulePlan plan, Function<PlannedStop, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, plan.stops().stream().map(value).toArray());
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

    private static final String FIND = """
            select s.company_id, s.company_name, s.route_id, s.route_name, s.bus_id, s.plate_number, s.service_date,
                   s.departure_time, s.seats, s.currency, s.fares, s.revision, s.plan_version,
                   p.stop_id, p.name, p.time_zone, p.arrival_time, p.departure_time, p.pickup, p.drop_off
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
                            row.getObject(14, UUID.class),
                            row.getString(15),
                            ZoneId.of(row.getString(16)),
                            instant(row, 17),
                            instant(row, 18),
                            row.getBoolean(19),
                            row.getBoolean(20)));
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

    private static SchedulePlan plan(UUID scheduleId, ResultSet row, List<PlannedStop> stops) throws SQLException {
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
                Arrays.asList((String[]) row.getArray(9).getArray()),
                row.getString(10),
                new FareTable(
                        stops.size(), Arrays.asList((Long[]) row.getArray(11).getArray())),
                new Edition(row.getInt(12), row.getLong(13)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Seats are counted for the stretch searched for: one that is taken on a part of it is taken, on another it is free. */
    private static final String SEARCH = """
            select s.schedule_id, s.company_id, s.company_name, s.route_name, s.plate_number, s.currency,
                   b.stop_id, b.name, b.time_zone, b.departure_time,
                   a.stop_id, a.name, a.time_zone, a.arrival_time,
                   s.fares[b.sequence * (2 * s.stop_count - b.sequence - 1) / 2 + a.sequence - b.sequence] as price,
                   free.seats
            from schedule_stop b
            join schedule s using (schedule_id)
            cross join lateral (
                select * from schedule_stop later
                where later.schedule_id = b.schedule_id and later.sequence > b.sequence
                  and later.stop_id = ? and later.drop_off
                order by later.sequence limit 1) a
            cross join lateral (
                select cardinality(s.seats) - count(distinct c.seat_number) as seats from seat_claim c
                where c.schedule_id = b.schedule_id and c.segments && int4range(b.sequence, a.sequence) and c.state = 'LIVE'
                  and (c.kind <> 'HOLD' or c.expires_at > clock_timestamp())) free
            where b.stop_id = ? and b.local_date = ? and b.pickup
              and b.departure_time > clock_timestamp() and s.status = 'SCHEDULED'
              and not exists (select 1 from company where company.company_id = s.company_id and company.status = 'SUSPENDED')
              and (b.departure_time, b.schedule_id) > (?::timestamptz, ?::uuid)
              and s.fares[b.sequence * (2 * s.stop_count - b.sequence - 1) / 2 + a.sequence - b.sequence] is not null
              and not exists (select 1 from schedule_stop earlier where earlier.schedule_id = b.schedule_id
                              and earlier.stop_id = b.stop_id and earlier.pickup and earlier.sequence < b.sequence)
              and free.seats >= ?
            order by b.departure_time, b.schedule_id
            limit ?
            """;

    /** Departures that can be bought, in order of departure. */
    public List<Offer> search(Search search) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SEARCH)) {
            select.setObject(1, search.toStopId());
            select.setObject(2, search.fromStopId());
            select.setObject(3, search.date());
            select.setString(4, search.afterDeparture());
            select.setString(5, search.afterScheduleId());
            select.setInt(6, search.passengers());
            select.setInt(7, search.limit());
            try (ResultSet row = select.executeQuery()) {
                List<Offer> offers = new ArrayList<>();
                while (row.next()) {
                    offers.add(offer(row));
                }
                return offers;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                new Offer.OfferedStop(row.getObject(7, UUID.class), row.getString(8), row.getString(9)),
                new Offer.OfferedStop(row.getObject(11, UUID.class), row.getString(12), row.getString(13)),
                instant(row, 10),
                instant(row, 14),
                new Money(row.getLong(15), row.getString(6)),
                row.getInt(16));
    }

    /**
     * What a passenger searches for.
     *
     * @param date of departure at the boarding stop, as people there call it
     * @param afterDeparture with {@code afterScheduleId}, the last offer seen; {@code -infinity} and the nil id for the first page
     */
    public record Search(
            UUID fromStopId,
            UUID toStopId,
            LocalDate date,
            int passengers,
            String afterDeparture,
            String afterScheduleId,
            int limit) {}

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

    /**
     * Where a schedule stands.
     *
     * @param planVersion of the plan, see {@link Edition#version()}
     */
    public record Standing(
            ScheduleStatus status, boolean hasLeftTheStop, boolean isCompanySuspended, long planVersion) {}
}
