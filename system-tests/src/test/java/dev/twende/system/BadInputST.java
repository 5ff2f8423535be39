package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client can send wrong has one clear answer, never a page, never a 5xx, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputST {
    private static final String BOOKINGS = "/ticketing/v1/bookings";

    private final Platform platform = Platform.running();
    private final Client guest = Client.guest(platform);
    private Operator operator;
    private String schedule;

    @BeforeAll
    void open() {
        operator = Operator.founded(platform);
        schedule = operator.openSchedule();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "nul", "{\"schedule_id\": \"not a uuid\"}", "{\"passengers\": 7}", "\u0000", "{\"a\":"
            })
    void malformedJson(String body) {
        guest.postText(BOOKINGS, body).mustRefuse(400, "malformed-json");
    }

    @Test
    void anEmptyBody() {
        assertThat(guest.postText(BOOKINGS, "").status()).isIn(400, 422);
    }

    @Test
    void anotherMediaType() {
        guest.upload(BOOKINGS, Path.of("pom.xml")).mustRefuse(415, "unsupported-media-type");
    }

    @Test
    void aBodyThatIsTooLarge() {
        guest.postText(BOOKINGS, "{\"x\":\"" + "y".repeat(2_000_000) + "\"}").mustRefuse(413, "payload-too-large");
    }

    @Test
    void unknownIds() {
        String nobody = UUID.randomUUID().toString();
        guest.get("/ticketing/v1/schedules/" + nobody + "/seats?from_stop_id=" + nobody + "&to_stop_id=" + nobody)
                .mustRefuse(404, "not-found");
        guest.post(BOOKINGS, with(operator.booking(schedule, 0, 3, "1"), "schedule_id", nobody))
                .mustRefuse(404, "not-found");
        guest.get("/payment/v1/transactions/" + nobody).mustRefuse(404, "not-found");
        platform.superAdmin().get("/company/v1/schedules/" + nobody).mustRefuse(404, "not-found");
        guest.post(BOOKINGS, with(operator.booking(schedule, 0, 3, "1"), "from_stop_id", nobody))
                .mustRefuse(422, "no-such-segment");
    }

    @Test
    void fromAfterTo() {
        guest.post(BOOKINGS, operator.booking(schedule, 2, 1, "1")).mustRefuse(422, "no-such-segment");
        guest.post(BOOKINGS, operator.booking(schedule, 1, 1, "1")).mustRefuse(422, "no-such-segment");
    }

    @Test
    void seatNinetyNineOfFifty() {
        guest.post(BOOKINGS, operator.booking(schedule, 0, 3, "99")).mustRefuse(422, "seat-unknown");
    }

    @Test
    void noPassengerOrEleven() {
        guest.post(BOOKINGS, operator.booking(schedule, 0, 3)).mustRefuse(422, "validation-failed");
        Answer eleven = guest.post(
                        BOOKINGS,
                        operator.booking(
                                schedule,
                                0,
                                3,
                                IntStream.rangeClosed(1, 11)
                                        .mapToObj(String::valueOf)
                                        .toArray(String[]::new)))
                .mustRefuse(422, "validation-failed");
        assertThat(eleven.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("passengers");
    }

    @Test
    void theSameSeatTwiceInOneBooking() {
        assertThat(guest.post(BOOKINGS, operator.booking(schedule, 0, 3, "8", "8"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aPassengerWithoutAName() {
        JsonArrayBuilder passengers = createArrayBuilder()
                .add(createObjectBuilder().add("seat_number", "9").add("phone", "+250788300001"));
        Answer answer = guest.post(
                        BOOKINGS,
                        createObjectBuilder(operator.booking(schedule, 0, 3))
                                .add("passengers", passengers)
                                .build())
                .mustRefuse(422, "validation-failed");
        assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("passengers[0].name");
    }

    @Test
    void noTokenAForgedOneAndTheWrongRole() {
        guest.post("/company/v1/companies", JsonObject.EMPTY_JSON_OBJECT).mustRefuse(401, "unauthenticated");
        String token = platform.superAdminToken();
        String forged = token.substring(0, token.length() - 6) + (token.endsWith("AAAAAA") ? "BBBBBB" : "AAAAAA");
        Client.with(platform, forged).get("/reporting/v1/summary").mustRefuse(401, "unauthenticated");
        Client.with(platform, "none.at.all")
                .get("/ticketing/v1/schedules/" + schedule)
                .mustRefuse(401, "unauthenticated");
        Client passenger = platform.login("PASSENGER");
        passenger.get("/reporting/v1/summary").mustRefuse(403, "forbidden");
        passenger.post("/company/v1/companies", JsonObject.EMPTY_JSON_OBJECT).mustRefuse(403, "forbidden");
    }

    @Test
    void anotherCompanysThingsDoNotExist() {
        Client stranger = platform.login("COMPANY_ADMIN");
        stranger.post(
                        "/company/v1/schedules/" + schedule + "/cancel",
                        createObjectBuilder().add("reason", "mine").build())
                .mustRefuse(404, "not-found");
        stranger.get("/company/v1/buses?company_id=" + operator.companyId).mustRefuse(404, "not-found");
        stranger.get("/auth/v1/users?company_id=" + operator.companyId).mustRefuse(404, "not-found");
        assertThat(stranger.get("/reporting/v1/summary").body()).doesNotContain(operator.companyId);
    }

    static Stream<String> pathsOutside() {
        return Stream.of(
                "/auth/v1/nothing",
                "/company/v1/nothing",
                "/ticketing/v1/nothing",
                "/payment/v1/nothing",
                "/reporting/v1/nothing",
                "/auth/nothing",
                "/ticketing/WEB-INF/web.xml",
                "/ticketing/v1/schedules/not-a-uuid/seats");
    }

    @ParameterizedTest
    @MethodSource("pathsOutside")
    void aPathThatLeadsNowhere(String path) {
        guest.get(path).mustRefuse(404, "not-found");
    }

    @Test
    void aMethodThatDoesNotExist() {
        Answer answer = guest.delete("/ticketing/v1/schedules").mustRefuse(405, "method-not-allowed");
        assertThat(answer.http().headers().firstValue("Allow")).isPresent();
    }

    @Test
    void queryParametersThatCannotBeRead() {
        String from = operator.stopIds.get(0);
        String to = operator.stopIds.get(3);
        for (String query : List.of(
                "from_stop_id=" + from + "&to_stop_id=" + to + "&date=tomorrow",
                "from_stop_id=x&to_stop_id=" + to + "&date=2026-01-01",
                "from_stop_id=" + from + "&to_stop_id=" + to,
                "from_stop_id=" + from + "&to_stop_id=" + to + "&date=2026-01-01&passengers=0",
                "from_stop_id=" + from + "&to_stop_id=" + to + "&date=2026-01-01&cursor=%21%21")) {
            guest.get("/ticketing/v1/schedules?" + query).mustRefuse(422, "validation-failed");
        }
    }

    @Test
    void aPaymentThatCannotBe() {
        guest.post("/payment/v1/transactions", payment("ZZZZ2345", "MPESA", "254708374149"))
                .mustRefuse(404, "not-found");
        guest.post("/payment/v1/transactions", payment("ZZZZ2345", "MPESA", "12"))
                .mustRefuse(422, "validation-failed");
        assertThat(guest.post("/payment/v1/transactions", payment("ZZZZ2345", "GOLD", "254708374149"))
                        .status())
                .isIn(400, 422);
    }

    @Test
    void aLoginThatFailsSaysNothingAboutWhy() {
        Answer unknown = guest.post("/auth/v1/sessions", login("nobody@example.com", "correct horse battery"));
        Answer wrong = guest.post("/auth/v1/sessions", login(platform.email("SUPER_ADMIN"), "correct horse battery"));

        unknown.mustRefuse(401, "invalid-credentials");
        wrong.mustRefuse(401, "invalid-credentials");
        assertThat(wrong.json().get("detail")).isEqualTo(unknown.json().get("detail"));
    }

    private static JsonObject login(String email, String password) {
        return createObjectBuilder()
                .add("email", email)
                .add("password", password)
                .build();
    }

    private static JsonObject payment(String reference, String method, String msisdn) {
        return createObjectBuilder()
                .add("booking_reference", reference)
                .add("method", method)
                .add("msisdn", msisdn)
                .build();
    }

    private static JsonObject with(JsonObject object, String name, String value) {
        return createObjectBuilder(object).add(name, value).build();
    }
}
