package dev.twende.ticketing;

import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.testing.House;
import dev.twende.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a booking comes about: who may ask how often, for whom, at what price, and until when. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SalesIT {
    /** As {@code twende-testing.properties} says, and one for every instance that has not told of its last calls. */
    private static final int LOOK_UPS = 300;

    @Deployment(testable = false)
    static WebArchive house() {
        return House.war("ticketing");
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:twende:problem:" + code));
    }

    private static String hold(Line line, String... seats) {
        return books(wish(line.schedule, line.kigali(), line.huye(), seats))
                .statusCode(201)
                .extract()
                .path("booking_reference");
    }

    // ---- limits ----

    @Test
    void whoeverTriesPhonesIsStoppedWhetherTheReferenceIsRightOrWrong() {
        Line line = Line.onSale();
        String right = hold(line, "1");
        String wrong = "Z" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
        for (String reference : Set.of(right, wrong)) {
            String path = "/ticketing/v1/bookings/" + reference;
            Set<Integer> answers = new HashSet<>();
            Response last = null;
            for (int attempt = 0; attempt < LOOK_UPS + 20; attempt++) {
                last = given().queryParam("phone", "+25078800" + (1000 + attempt))
                        .get(attempt % 2 == 0 ? path : path.toLowerCase(Locale.ROOT));
                answers.add(last.statusCode());
            }
            assertThat(answers).containsExactlyInAnyOrder(404, 429);
            isProblem(last.then(), 429, "too-many-requests");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
            isProblem(given().queryParam("phone", Passenger.PHONE).delete(path).then(), 429, "too-many-requests");
            isProblem(
                    given().queryParam("phone", Passenger.PHONE)
                            .get(path + "/disruption")
                            .then(),
                    429,
                    "too-many-requests");
        }
        given().auth()
                .oauth2(Tokens.of("AGENT", line.company))
                .get("/ticketing/v1/bookings/" + right)
                .then()
                .statusCode(200);
        hold(line, "2");
    }
}
