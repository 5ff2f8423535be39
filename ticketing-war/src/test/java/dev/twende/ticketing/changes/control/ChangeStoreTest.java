package dev.twende.ticketing.changes.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.changes.entity.Place;
import dev.twende.ticketing.changes.entity.TouchedSchedule;
import dev.twende.ticketing.seats.control.TicketingSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The marks that the database's triggers leave, and how they are read, on a real PostgreSQL. */
class ChangeStoreTest {
    private static final Duration KEPT = Duration.ofDays(2);

    private static TicketingSchema schema;
    private static ChangeStore store;

    private final UUID company = UUID.randomUUID();
    private final Instant now = Instant.now();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new ChangeStore();
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static void run(Connection connection, String sql, Object... values) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String sql, Object... values) {
        try (Connection connection = schema.dataSource().getConnection()) {
            run(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID publish(int daysAhead) {
        UUID schedule = UUID.randomUUID();
        run("""
                insert into schedule (schedule_id, company_id, company_name, route_id, route_name, bus_id, plate_number, service_date,
                    departure_time, currency, seats, stop_count, fares, status, announced_departure, plan_version)
                values ('%1$s', '%2$s', 'A', '%1$s', 'R', '%1$s', 'P', current_date, now() + interval '%3$d days', 'RWF', '{1,2}', 2,
                    '{1}', 'SCHEDULED', now(), 1)
                """, schedule, company, daysAhead);
        return schedule;
    }

    private static final String CLAIM = """
            insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id, expires_at)
            values (gen_random_uuid(), '%s', '%s', int4range(0, 1), 'HOLD', gen_random_uuid(), now() + interval '1 hour')
            """;

    private record Read(List<TouchedSchedule> schedules, Place next) {
        List<UUID> ids() {
            return schedules.stream().map(TouchedSchedule::scheduleId).toList();
        }
    }

    private Read read(Place from) {
        return read(from, 100);
    }

    /** A whole round, so many at a time. */
    private Read read(Place from, int limit) {
        List<TouchedSchedule> all = new ArrayList<>();
        Place place = from;
        while (true) {
            Place here = place.looking(now.plus(Duration.ofDays(14)));
            ChangeStore.Found found = store.page(company, here, now.minus(KEPT), limit);
            assertThat(found.isAhead()).isFalse();
            all.addAll(found.schedules());
            if (found.schedules().size() < limit) {
                return new Read(all, Place.between(found.fence(), here.sight()));
            }
            place = here.behind(found.schedules().get(limit - 1));
        }
    }

    @Test
    void tellsEverythingFirstAndThenWhatIsNew() {
        List<UUID> published = List.of(publish(1), publish(2), publish(3), publish(1), publish(1));
        Read first = read(Place.BEGINNING, 2);
        assertThat(first.ids()).containsExactlyInAnyOrderElementsOf(published);
        assertThat(first.schedules()).allMatch(TouchedSchedule::isPlanNew);
        assertThat(read(first.next()).schedules()).isEmpty();

        run(CLAIM, published.get(3), "1");
        Read second = read(first.next());
        assertThat(second.schedules()).singleElement().satisfies(touched -> {
            assertThat(touched.scheduleId()).isEqualTo(published.get(3));
            assertThat(touched.isPlanNew()).isFalse();
        });
        run("update schedule set status = 'CANCELLED' where schedule_id = '%s'", published.get(1));
        run("update schedule set plan_version = plan_version + 1 where schedule_id = '%s'", published.get(0));
        Read third = read(second.next(), 1);
        assertThat(third.ids()).containsExactly(published.get(1), published.get(0));
        assertThat(third.schedules()).allMatch(TouchedSchedule::isPlanNew);
        assertThat(third.schedules().get(0).status().name()).isEqualTo("CANCELLED");
        assertThat(read(third.next()).schedules()).isEmpty();
    }

    /** The first transaction commits behind the second, which a list by number or by time would have passed over. */
    @Test
    void whatCommitsLateIsToldLateAndNeverPassedOver() throws SQLException {
        UUID slow = publish(1);
        UUID quick = publish(1);
        Place start = read(Place.BEGINNING).next();
        try (Connection first = schema.connect();
                Connection second = schema.connect()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            run(first, CLAIM, slow, "1");
            run(second, CLAIM, quick, "1");
            second.commit();
            Read between = read(start);
            assertThat(between.ids())
                    .as("nothing, while a lower number is under way")
                    .isEmpty();
            run(second, CLAIM, quick, "2");
            Read again = read(between.next());
            assertThat(again.ids()).isEmpty();
            first.commit();
            Read late = read(again.next());
            assertThat(late.ids())
                    .contains(slow)
                    .as("the second is under way again")
                    .contains(quick);
            second.commit();
            Read last = read(late.next());
            assertThat(last.ids()).containsExactly(quick);
            assertThat(read(last.next()).ids()).isEmpty();
        }
    }

    @Test
    void whatChangesWhileARoundIsReadComesOnceMore() {
        UUID one = publish(1);
        UUID other = publish(1);
        Place here = Place.BEGINNING.looking(now.plus(Duration.ofDays(14)));
        ChangeStore.Found page = store.page(company, here, now.minus(KEPT), 1);
        assertThat(page.schedules()).extracting(TouchedSchedule::scheduleId).containsExactly(one);
        run(CLAIM, one, "1");
        Read rest = read(here.behind(page.schedules().get(0)), 1);
        assertThat(rest.ids()).containsExactly(other, one);
        assertThat(read(rest.next()).ids()).isEmpty();
    }

    @Test
    void aDepartureThatComesWithinSightIsNewAlthoughNothingChanged() {
        UUID near = publish(13);
        UUID far = publish(15);
        Read first = read(Place.BEGINNING);
        assertThat(first.ids()).containsExactly(near);
        Place tomorrow = first.next().looking(now.plus(Duration.ofDays(16)));
        ChangeStore.Found page = store.page(company, tomorrow, now.minus(KEPT), 10);
        assertThat(page.schedules()).singleElement().satisfies(touched -> {
            assertThat(touched.scheduleId()).isEqualTo(far);
            assertThat(touched.isPlanNew()).isTrue();
        });
    }

    @Test
    void aPaymentIsNoNewsAndWhatIsOverIsNobodysBusiness() {
        UUID schedule = publish(1);
        UUID over = publish(-3);
        run(CLAIM, schedule, "1");
        Read first = read(Place.BEGINNING);
        assertThat(first.ids()).containsExactly(schedule).doesNotContain(over);
        run("update seat_claim set kind = 'SALE', expires_at = null where schedule_id = '%s'", schedule);
        Read paid = read(first.next());
        assertThat(paid.ids()).isEmpty();
        run("update seat_claim set state = 'RELEASED' where schedule_id = '%s'", schedule);
        assertThat(read(paid.next()).ids()).containsExactly(schedule);
    }

    @Test
    void anotherCompanySeesNothingOfIt() {
        publish(1);
        Place here = Place.BEGINNING.looking(now.plus(Duration.ofDays(14)));
        assertThat(store.page(UUID.randomUUID(), here, now.minus(KEPT), 10).schedules())
                .isEmpty();
    }

    @Test
    void aCursorOfAnotherDatabaseIsAheadOfThisOne() {
        Place here = Place.between("999999999999", now).looking(now.plus(Duration.ofDays(14)));
        assertThat(store.page(company, here, now.minus(KEPT), 10).isAhead()).isTrue();
    }

    @Test
    void dropsOnlyWhatALaterMarkMakesNeedless() {
        UUID schedule = publish(1);
        UUID over = publish(-3);
        Place early = read(Place.BEGINNING).next();
        run(CLAIM, schedule, "1");
        run(CLAIM, schedule, "2");
        run("update schedule set plan_version = plan_version + 1 where schedule_id = '%s'", schedule);
        while (store.drop(KEPT, 100) == 100) {
            // until a lot is not full
        }
        assertThat(schema.count("select count(*) from schedule_touch where schedule_id = '" + schedule + "'"))
                .as("the last of the plan and the last of the seats")
                .isEqualTo(2);
        assertThat(schema.count("select count(*) from schedule_touch where schedule_id = '" + over + "'"))
                .isZero();
        assertThat(read(early).schedules())
                .singleElement()
                .satisfies(touched -> assertThat(touched.isPlanNew()).isTrue());
    }
}
