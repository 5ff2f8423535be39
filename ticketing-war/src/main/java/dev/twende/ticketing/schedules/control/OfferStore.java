package dev.twende.ticketing.schedules.control;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.FareOffer;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.NearbyDate;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.OfferSearch;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Departures that can be bought, in SQL. Read along {@code ix_schedule_stop_boarding}: all of one day at one stop, in the order of
 * departure, so that the list in that order is read no further than the page's end.
 */
@ApplicationScoped
public class OfferStore {
    private static final int DAYS_AROUND = 3;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * Claims in the way on the stretch that is searched for. Bounds are compared instead of ranges, because for {@code &&} without a seat
     * PostgreSQL goes through the constraint's index, which is made for asking about one: that took ten times as long.
     */
    private static final String IN_THE_WAY = """
            c.schedule_id = b.schedule_id and c.state = 'LIVE'
            and lower(c.segments) < a.sequence and upper(c.segments) > b.sequence
            and (c.expires_at is null or c.expires_at > clock_timestamp())""";

    /** From when and until when each seat that is not free throughout is taken. */
    private static final String TAKEN = """
            select c.seat_number, min(lower(c.segments)) as taken_from, max(upper(c.segments)) as taken_to
            from seat_claim c where %s and c.seat_number = any(s.seats) group by c.seat_number""".formatted(IN_THE_WAY);

    /**
     * Whether those who find no seat for the whole stretch find two each: the seats that are free longest first, and those that are free
     * earliest in the end, are matched in order, as {@link Seating#ofParty} does it.
     */
    private static final String SPLITS = """
            (with taken as materialized (%s)
             select count(*) = wish.passengers - room.seats and bool_and(head.taken_from >= tail.taken_to)
             from (select taken_from, row_number() over (order by taken_from desc) as rank from taken
                   where taken_from > b.sequence) head
             join (select taken_to, row_number() over (order by taken_to) as rank from taken where taken_to < a.sequence) tail
               on head.rank = wish.passengers - room.seats + 1 - tail.rank)""".formatted(TAKEN);

    /**
     * A departure is offered when one fare class has a price for everyone in the party, and somebody pays. Most schedules have one
     * product, so the sum over several is only made where there are several. Of a stop that is passed twice the first boarding counts.
     */
    private static final String OFFERED = """
            from (select ?::uuid as from_stop, ?::uuid as to_stop, ?::date as date, ?::int as around, ?::int as passengers,
                         ?::text[] as categories, ?::int[] as counts, ?::text as fare_class, ?::uuid as company,
                         ?::text[] as features, ?::time as departs_after, ?::time as departs_before, ?::boolean as may_split,
                         ?::text as channel) wish
            cross join schedule_stop b
            join schedule s using (schedule_id)
            cross join lateral (
                select * from schedule_stop later
                where later.schedule_id = b.schedule_id and later.sequence > b.sequence
                  and later.stop_id = wish.to_stop and later.drop_off
                order by later.sequence limit 1) a
            cross join lateral (
                select s.stop_count * (s.stop_count - 1) / 2 as pairs,
                       b.sequence * (2 * s.stop_count - b.sequence - 1) / 2 + a.sequence - b.sequence as place) pair
            cross join lateral (
                select case when cardinality(s.other_classes) = 0
                    then case when wish.categories = '{ADULT}' and coalesce(wish.fare_class, 'STANDARD') = 'STANDARD'
                        then s.fares[pair.place] * wish.passengers end
                    else (select min(total) from (
                        select sum(product.amount * rider.count)::bigint as total
                        from (select 'STANDARD' as fare_class, 'ADULT' as category, s.fares[pair.place] as amount
                              union all
                              select other.fare_class, other.category, s.other_fares[(other.n - 1) * pair.pairs + pair.place]
                              from unnest(s.other_classes, s.other_categories) with ordinality as other (fare_class, category, n)
                             ) product
                        join unnest(wish.categories, wish.counts) as rider (category, count) using (category)
                        where product.amount is not null
                          and product.fare_class = coalesce(wish.fare_class, product.fare_class)
                        group by product.fare_class
                        having count(*) = cardinality(wish.categories)) class where total > 0) end as total) fare
            cross join lateral (
                select cardinality(s.seats) - count(distinct c.seat_number) as seats from seat_claim c where IN_THE_WAY) room
            where b.stop_id = wish.from_stop and b.local_date between wish.date - wish.around and wish.date + wish.around
              and b.pickup and (s.status = 'SCHEDULED' or s.status = 'DEPARTED' and b.sequence > 0)
              and b.departure_time > clock_timestamp()
                  + make_interval(secs => coalesce((s.sales_windows -> wish.channel ->> 'closes')::bigint, 0))
              and (s.sales_windows -> wish.channel ->> 'opens' is null
                   or b.departure_time <= clock_timestamp()
                      + make_interval(secs => (s.sales_windows -> wish.channel ->> 'opens')::bigint))
              and not exists (select 1 from company where company.company_id = s.company_id and company.status = 'SUSPENDED')
              and (wish.company is null or s.company_id = wish.company)
              and s.features @> wish.features
              and (wish.departs_after is null or (b.departure_time at time zone b.time_zone)::time >= wish.departs_after)
              and (wish.departs_before is null or (b.departure_time at time zone b.time_zone)::time < wish.departs_before)
              and not exists (select 1 from schedule_stop earlier where earlier.schedule_id = b.schedule_id
                              and earlier.stop_id = b.stop_id and earlier.pickup and earlier.sequence < b.sequence)
              and fare.total > 0
              and (room.seats >= wish.passengers or wish.may_split and SPLITS)
            """.replace("IN_THE_WAY", IN_THE_WAY).replace("SPLITS", SPLITS);

    /** What costs something to make stands in the list of what is selected, so that it is made for the page only. */
    private static final String SEARCH = """
            select s.schedule_id, s.company_id, s.company_name, s.route_name, s.plate_number, s.currency,
                   b.stop_id, b.name, b.time_zone, b.departure_time, a.stop_id, a.name, a.time_zone, a.arrival_time,
                   fare.total, s.fares[pair.place], s.other_classes, s.other_categories,
                   case when cardinality(s.other_classes) > 0 then
                       (select array_agg(s.other_fares[n * pair.pairs + pair.place] order by n)
                        from generate_series(0, cardinality(s.other_classes) - 1) n) end,
                   s.fare_classes, s.features, b.sequence, a.sequence, room.seats,
                   case when room.seats < wish.passengers then
                       (select jsonb_build_object(
                            'seats', s.seats,
                            'taken', (select jsonb_agg(jsonb_build_object('seat_number', seat_number, 'from', taken_from,
                                                                         'to', taken_to)) from (%s) taken),
                            'stops', (select jsonb_agg(jsonb_build_object('stop_id', on_the_way.stop_id, 'name', on_the_way.name,
                                                                         'time_zone', on_the_way.time_zone)
                                                       order by on_the_way.sequence)
                                      from schedule_stop on_the_way where on_the_way.schedule_id = b.schedule_id
                                      and on_the_way.sequence between b.sequence and a.sequence))) end
            """.formatted(TAKEN) + OFFERED;

    /** Departures that can be bought, in this order from its place on. */
    public List<Offer> search(OfferSearch wish, OfferOrder order, int limit) {
        String sql = SEARCH + " and " + order.condition() + " order by " + order.orderBy() + " limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int next = order.bind(select, bind(select, wish, 0));
            select.setInt(next, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Offer> offers = new ArrayList<>();
                while (row.next()) {
                    offers.add(offer(row, wish.passengers()));
                }
                return offers;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives what all searches begin with its values; answers the number of the next parameter. */
    private static int bind(PreparedStatement select, OfferSearch wish, int daysAround) throws SQLException {
        Connection connection = select.getConnection();
        Map<String, Long> riders = wish.riders().stream()
                .collect(Collectors.groupingBy(rider -> rider, TreeMap::new, Collectors.counting()));
        int next = 1;
        select.setObject(next++, wish.fromStopId());
        select.setObject(next++, wish.toStopId());
        select.setObject(next++, wish.date());
        select.setInt(next++, daysAround);
        select.setInt(next++, wish.passengers());
        select.setArray(next++, connection.createArrayOf("text", riders.keySet().toArray()));
        select.setArray(next++, connection.createArrayOf("int4", riders.values().toArray()));
        select.setString(next++, wish.fareClass());
        select.setObject(next++, wish.companyId());
        select.setArray(next++, connection.createArrayOf("text", wish.features().toArray()));
        select.setObject(next++, wish.departsAfter());
        select.setObject(next++, wish.departsBefore());
        select.setBoolean(next++, wish.isSplitWelcome());
        select.setString(next++, wish.channel().name());
        return next;
    }

    private static Offer offer(ResultSet row, int passengers) throws SQLException {
        String currency = row.getString(6);
        Split split = row.getString(25) == null ? Split.NONE : Json.mapper().fromJson(row.getString(25), Split.class);
        return new Offer(
                (UUID) row.getObject(1),
                (UUID) row.getObject(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                new Offer.OfferedStop((UUID) row.getObject(7), row.getString(8), row.getString(9)),
                new Offer.OfferedStop((UUID) row.getObject(11), row.getString(12), row.getString(13)),
                instant(row, 10),
                instant(row, 14),
                new Money(row.getLong(15), currency),
                fares(row, currency),
                texts(row, 21),
                row.getInt(22),
                row.getInt(24),
                Seating.ofParty(split.seats(), split.taken(), new Segments(row.getInt(22), row.getInt(23)), passengers),
                split.stops());
    }

    private static List<FareOffer> fares(ResultSet row, String currency) throws SQLException {
        String conditions = row.getString(20);
        FareOffer.Collector fares = new FareOffer.Collector(
                conditions.equals("[]") ? List.of() : List.of(Json.mapper().fromJson(conditions, FareClass[].class)));
        long standard = row.getLong(16);
        if (!row.wasNull()) {
            fares.add(FareProduct.STANDARD, FareProduct.ADULT, new Money(standard, currency));
        }
        List<String> classes = texts(row, 17);
        List<String> categories = texts(row, 18);
        Long[] amounts = classes.isEmpty() ? null : (Long[]) row.getArray(19).getArray();
        for (int i = 0; i < classes.size(); i++) {
            if (amounts[i] != null) {
                fares.add(classes.get(i), categories.get(i), new Money(amounts[i], currency));
            }
        }
        return fares.offers();
    }

    /**
     * What a party that must split is seated by.
     *
     * @param taken null when no seat of the bus is
     */
    public record Split(List<String> seats, List<Seating.Taken> taken, List<Offer.OfferedStop> stops) {
        static final Split NONE = new Split(List.of(), List.of(), List.of());
    }

    private static final String NEARBY =
            """
            select b.local_date, s.currency, min(fare.total), count(*)
            """ + OFFERED + " group by b.local_date, s.currency order by b.local_date, count(*) desc, s.currency";

    /** What the days around have, three before and three after; a day on which several currencies are asked is priced in the commonest. */
    public List<NearbyDate> nearby(OfferSearch wish) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEARBY)) {
            bind(select, wish, DAYS_AROUND);
            Map<LocalDate, NearbyDate> found = new TreeMap<>();
            wish.date()
                    .minusDays(DAYS_AROUND)
                    .datesUntil(wish.date().plusDays(DAYS_AROUND + 1L))
                    .forEach(day -> found.put(day, new NearbyDate(day, 0, null)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    NearbyDate of = new NearbyDate(
                            row.getObject(1, LocalDate.class),
                            row.getInt(4),
                            new Money(row.getLong(3), row.getString(2)));
                    found.merge(of.date(), of, NearbyDate::and);
                }
            }
            return List.copyOf(found.values());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column)
                .toInstant(); // naming a class, as for a time with a zone, goes through reflection here
    }
}
