package dev.twende.system;

import static jakarta.json.Json.createObjectBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The story the platform exists for, from search to dashboard. */
class SaleST {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = Platform.running();
    private final Client guest = Client.guest(platform);

    @Test
    void oneSeatIsSoldTwiceOnStretchesThatOnlyTouch() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();

        JsonObject first = guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 2, "12"))
                .mustBe(201);
        JsonObject second = guest.post("/ticketing/v1/bookings", operator.booking(schedule, 2, 3, "12"))
                .mustBe(201);
        guest.post("/ticketing/v1/bookings", operator.booking(schedule, 1, 3, "12"))
                .mustRefuse(409, "seat-taken");

        assertThat(first.getJsonObject("total").getInt("amount")).isEqualTo((int) (2 * Operator.FARE_PER_SEGMENT));
        assertThat(first.getString("status")).isEqualTo("RESERVED");
        assertThat(seatsLeft(operator, schedule, 0, 3)).isEqualTo(Operator.SEATS - 1);

        pay(first);
        pay(second);
        await("dashboard").atMost(PATIENCE).untilAsserted(() -> {
            JsonObject totals = totals(operator);
            assertThat(totals.getInt("tickets_paid")).isEqualTo(2);
            assertThat(totals.getJsonObject("gross").getInt("amount")).isEqualTo((int) (3 * Operator.FARE_PER_SEGMENT));
        });
        guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 1, "12"))
                .mustRefuse(409, "seat-taken");
    }

    @Test
    void aReleasedSeatIsFreeAtOnce() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        JsonObject booking = guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "1"))
                .mustBe(201);

        assertThat(guest.delete(address(booking)).status()).isBetween(200, 204);

        guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "1"))
                .mustBe(201);
    }

    @Test
    void theSeatMapIsOfTheAskedStretch() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 1, "7"))
                .mustBe(201);

        assertThat(seat(operator, schedule, 0, 2, "7")).isEqualTo("TAKEN");
        assertThat(seat(operator, schedule, 1, 3, "7")).isEqualTo("FREE");
    }

    @Test
    void aStrangerWithTheReferenceAloneLearnsNothing() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        JsonObject booking = guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "2"))
                .mustBe(201);
        String reference = booking.getString("booking_reference");

        Answer wrongPhone = guest.get("/ticketing/v1/bookings/" + reference + "?phone=%2B250788999999");
        Answer wrongReference = guest.get("/ticketing/v1/bookings/ZZZZ2345?phone=%2B250788300001");

        wrongPhone.mustRefuse(404, "not-found");
        assertThat(wrongPhone.json().get("detail"))
                .isEqualTo(wrongReference.mustRefuse(404, "not-found").json().get("detail"));
    }

    @Test
    void theDashboardEqualsWhatTheHousesHave() throws SQLException {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        for (int seat = 1; seat <= 5; seat++) {
            pay(guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 1, "" + seat))
                    .mustBe(201));
        }
        await("dashboard")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(totals(operator).getInt("tickets_paid"))
                        .isEqualTo((int) platform.count(
                                "ticketing",
                                "select count(*) from ticketing.ticket t join ticketing.booking b using (booking_id) where t.status = 'PAID' and b.company_id = '%s'"
                                        .formatted(operator.companyId))));
    }

    private void pay(JsonObject booking) {
        guest.post(
                        "/payment/v1/transactions",
                        createObjectBuilder()
                                .add("booking_reference", booking.getString("booking_reference"))
                                .add("method", "MPESA")
                                .add("msisdn", "254708374149")
                                .build())
                .mustBe(202);
        await("booking paid")
                .atMost(PATIENCE)
                .until(() -> guest.get(address(booking))
                        .mustBe(200)
                        .getString("status")
                        .equals("PAID"));
    }

    private static String address(JsonObject booking) {
        return "/ticketing/v1/bookings/" + booking.getString("booking_reference") + "?phone=%2B250788300001";
    }

    private JsonObject totals(Operator operator) {
        return platform
                .superAdmin()
                .get("/reporting/v1/summary")
                .mustBe(200)
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(item -> item.getString("company_id").equals(operator.companyId))
                .findFirst()
                .orElse(createObjectBuilder().add("tickets_paid", 0).build());
    }

    private int seatsLeft(Operator operator, String schedule, int from, int to) {
        return (int) seats(operator, schedule, from, to).stream()
                .filter(seat -> seat.getString("state").equals("FREE"))
                .count();
    }

    private String seat(Operator operator, String schedule, int from, int to, String number) {
        return seats(operator, schedule, from, to).stream()
                .filter(seat -> seat.getString("seat_number").equals(number))
                .findFirst()
                .orElseThrow()
                .getString("state");
    }

    private List<JsonObject> seats(Operator operator, String schedule, int from, int to) {
        return guest.get("/ticketing/v1/schedules/" + schedule + "/seats?from_stop_id=" + operator.stopIds.get(from)
                        + "&to_stop_id=" + operator.stopIds.get(to))
                .mustBe(200)
                .getJsonArray("seats")
                .getValuesAs(JsonObject.class);
    }
}
