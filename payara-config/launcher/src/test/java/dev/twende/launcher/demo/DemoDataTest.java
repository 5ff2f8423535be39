package dev.twende.launcher.demo;

import static dev.twende.launcher.client.HttpFixture.ok;
import static dev.twende.launcher.client.HttpFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.launcher.Progress;
import dev.twende.launcher.StepFailure;
import dev.twende.launcher.client.HttpFixture;
import dev.twende.launcher.client.Login;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoDataTest {
    private static final Login SUPER_ADMIN = new Login("admin@twende.example", "secret");

    private final Progress progress = new Progress(new PrintStream(new ByteArrayOutputStream()));

    @Test
    void everyRoleHasSomeone() {
        Stream<JsonObject> people = Stream.concat(
                Stream.of(DemoData.script().getJsonObject("passenger")),
                operators().flatMap(each("staff")));

        assertThat(people.flatMap(person -> person.getJsonArray("roles").getValuesAs(JsonString::getString).stream()))
                .contains("COMPANY_ADMIN", "AGENT", "INSPECTOR", "DRIVER", "ACCOUNTANT", "PASSENGER");
    }

    @Test
    void everyRouteCallsAtKnownStopsInOrder() {
        List<String> codes = DemoData.script().getJsonArray("stops").getValuesAs(JsonObject.class).stream()
                .map(stop -> stop.getString("code"))
                .toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(operators().flatMap(each("routes"))).hasSize(3).allSatisfy(route -> {
            List<JsonObject> stops = route.getJsonArray("stops").getValuesAs(JsonObject.class);
            assertThat(stops).extracting(stop -> stop.getString("code")).isSubsetOf(codes);
            assertThat(stops)
                    .extracting(stop -> stop.getInt("minutes_from_start"))
                    .isSorted();
            assertThat(stops).extracting(stop -> stop.getInt("distance_km")).isSorted();
        });
    }

    @Test
    void everyDepartureHasItsOwnBusAndDriverOfItsOperator() {
        assertThat(operators()).hasSize(2).allSatisfy(operator -> {
            List<JsonObject> departures =
                    each("routes").apply(operator).flatMap(each("departures")).toList();
            List<String> plates = each("buses")
                    .apply(operator)
                    .map(bus -> bus.getString("plate_number"))
                    .toList();
            List<String> emails = each("staff")
                    .apply(operator)
                    .map(user -> user.getString("email"))
                    .toList();
            assertThat(departures)
                    .extracting(it -> it.getString("plate_number"))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(plates);
            assertThat(departures)
                    .extracting(it -> it.getString("driver"))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(emails);
        });
    }

    @Test
    void namesTheStepThatFailedAndShowsTheProblem() {
        try (HttpFixture platform = new HttpFixture()) {
            platform.on("GET /company/v1/stops", ok("{\"items\": []}"))
                    .on("POST /company/v1/stops", problem(409, "stop-code-taken"));

            assertThatThrownBy(() -> DemoData.load(platform.platform(), SUPER_ADMIN, email -> "password", progress))
                    .isInstanceOf(StepFailure.class)
                    .hasMessageStartingWith("Stops: POST ")
                    .hasMessageContaining("urn:twende:problem:stop-code-taken");
        }
    }

    private static Stream<JsonObject> operators() {
        return each("companies").apply(DemoData.script());
    }

    private static Function<JsonObject, Stream<JsonObject>> each(String array) {
        return parent -> parent.getJsonArray(array).getValuesAs(JsonObject.class).stream();
    }
}
