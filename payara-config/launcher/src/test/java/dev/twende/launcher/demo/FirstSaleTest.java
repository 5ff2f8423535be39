package dev.twende.launcher.demo;

import static dev.twende.launcher.client.HttpFixture.ok;
import static dev.twende.launcher.client.HttpFixture.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.launcher.Progress;
import dev.twende.launcher.StepFailure;
import dev.twende.launcher.client.HttpFixture;
import dev.twende.launcher.client.HttpFixture.Answer;
import dev.twende.launcher.client.Login;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client's side of the sale, against prepared answers; the platform's side is seen in the system tests. */
class FirstSaleTest {
    private static final Demo DEMO = new Demo(
            Map.of("RW-KGL", "kgl", "RW-HUY", "huy", "RW-RSZ", "rsz"),
            List.of(
                    new Demo.Person("SUPER_ADMIN", "", "Admin", new Login("admin@twende.example", "a")),
                    new Demo.Person("PASSENGER", "", "Keza", new Login("keza@passenger.example", "k"))));

    private final HttpFixture platform = new HttpFixture();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @BeforeEach
    void aBusOfTomorrow() {
        platform.on("GET /ticketing/v1/schedules", trips("s0", "s1"), trips("s1", "s2"))
                .on(
                        "GET /ticketing/v1/schedules/s1/seats",
                        seats("1", "TAKEN", "2", "FREE"),
                        seats("1", "FREE", "2", "FREE"))
                .on("POST /ticketing/v1/bookings", booking("AAAA2222", "RESERVED"), booking("BBBB3333", "RESERVED"))
                .on("POST /payment/v1/transactions", payment("PENDING"))
                .on("GET /payment/v1/transactions/t1", payment("PENDING"), payment("SUCCEEDED"))
                .on("GET /ticketing/v1/bookings/AAAA2222", booking("AAAA2222", "RESERVED"), booking("AAAA2222", "PAID"))
                .on("GET /ticketing/v1/bookings/BBBB3333", booking("BBBB3333", "PAID"))
                .on("GET /reporting/v1/summary", summary(40, 150_000), summary(41, 153_800), summary(42, 159_100));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void sellsOneSeatOnBothStretchesAndPrintsTheTickets() {
        FirstSale.sell(platform.platform(), DEMO, progress());

        assertThat(platform.calls("POST /ticketing/v1/bookings"))
                .extracting(HttpFixture.Call::body)
                .allSatisfy(body -> assertThat(body).contains("\"schedule_id\":\"s1\"", "\"seat_number\":\"2\""))
                .satisfiesExactly(
                        body -> assertThat(body).contains("\"from_stop_id\":\"kgl\",\"to_stop_id\":\"huy\""),
                        body -> assertThat(body).contains("\"from_stop_id\":\"huy\",\"to_stop_id\":\"rsz\""));
        assertThat(terminal.toString(UTF_8))
                .contains(
                        "TICKET AAAA2222  seat 2  PAID",
                        "Kigali - Huye",
                        "RWF 3,800 paid by M-Pesa, receipt NLJ7RT61SV")
                .contains("TICKET BBBB3333  seat 2  PAID", "Huye - Rusizi", "leaves 24 Nov 2026 06:00")
                .contains("RWF 3,800 paid by MTN MoMo, receipt NLJ7RT61SV")
                .contains("Dashboard of Imisozi Coaches: 42 tickets paid, RWF 159,100, as of ");
    }

    @Test
    void stopsAtTheSeatThatSomeoneElseTook() {
        platform.on("POST /ticketing/v1/bookings", problem(409, "seat-taken"));

        assertThatThrownBy(() -> FirstSale.sell(platform.platform(), DEMO, progress()))
                .isInstanceOf(StepFailure.class)
                .hasMessageStartingWith("Hold seat 2 Kigali - Huye: POST ")
                .hasMessageContaining("urn:twende:problem:seat-taken");
        assertThat(platform.calls("POST /payment/v1/transactions")).isEmpty();
    }

    @Test
    void stopsAtAPaymentThatFails() {
        platform.on("GET /payment/v1/transactions/t1", payment("FAILED"));

        assertThatThrownBy(() -> FirstSale.sell(platform.platform(), DEMO, progress()))
                .isInstanceOf(StepFailure.class)
                .hasMessageStartingWith("Pay Kigali - Huye by M-Pesa: the payment ended as ")
                .hasMessageContaining("FAILED");
    }

    private Progress progress() {
        return new Progress(new PrintStream(terminal, true, UTF_8));
    }

    private static Answer trips(String... scheduleIds) {
        return ok("{\"items\": ["
                + String.join(
                        ",",
                        List.of(scheduleIds).stream().map(FirstSaleTest::trip).toList()) + "]}");
    }

    private static String trip(String scheduleId) {
        return """
                {"schedule_id": "%s", "company": {"company_id": "c1", "name": "Imisozi Coaches"},
                 "departure_time": "2026-11-24T04:00:00Z", "arrival_time": "2026-11-24T06:30:00Z"}""".formatted(scheduleId);
    }

    private static Answer seats(String first, String firstState, String second, String secondState) {
        return ok(
                "{\"seats\": [{\"seat_number\": \"%s\", \"state\": \"%s\"}, {\"seat_number\": \"%s\", \"state\": \"%s\"}]}"
                        .formatted(first, firstState, second, secondState));
    }

    private static Answer booking(String reference, String status) {
        return ok("""
                {"booking_reference": "%s", "status": "%s", "tickets": [{"ticket_id": "x", "seat_number": "2",
                 "status": "PAID", "price": {"amount": 3800, "currency": "RWF"}}]}""".formatted(reference, status));
    }

    private static Answer payment(String status) {
        return ok(
                "{\"transaction_id\": \"t1\", \"status\": \"%s\", \"provider_ref\": \"NLJ7RT61SV\"}".formatted(status));
    }

    private static Answer summary(int paid, long gross) {
        return ok("""
                {"items": [{"company_id": "c9", "as_of": "2026-11-23T09:00:00Z", "tickets_paid": 900},
                 {"company_id": "c1", "company_name": "Imisozi Coaches", "tickets_paid": %d,
                 "gross": {"amount": %d, "currency": "RWF"}, "as_of": "2026-11-23T10:00:00Z"}]}""".formatted(paid, gross));
    }
}
