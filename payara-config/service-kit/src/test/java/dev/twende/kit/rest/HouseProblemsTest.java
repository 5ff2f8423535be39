package dev.twende.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseProblemsTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void passesOnWhatTheOtherHouseSaysAboutTheRequest() {
        String document = new ProblemDocument(Problem.of(ProblemType.BOOKING_NOT_PAYABLE, "It has expired.")).json();

        Problem problem = HouseProblems.passOn(document);

        assertThat(problem.type()).isEqualTo(ProblemType.BOOKING_NOT_PAYABLE);
        assertThat(problem.detail()).isEqualTo("It has expired.");
    }

    @Test
    void passesOnWhatElseTheRefusalCarries() {
        String document = new ProblemDocument(Problem.of(ProblemType.SEAT_TAKEN, "Two are gone.")
                        .with("seats", List.of(new Seat("1A", 2), new Seat("1B", 1)))
                        .with("left", 3)
                        .field("seats[0]", "is taken"))
                .json();

        assertThat(document).contains("\"seats\":[{\"passenger_count\":2,\"seat_number\":\"1A\"}");
        String passedOn = new ProblemDocument(HouseProblems.passOn(document)).json();

        assertThat(passedOn)
                .contains("\"seats\":[{\"passenger_count\":2,\"seat_number\":\"1A\"}")
                .contains("\"left\":3")
                .doesNotContain("\"errors\"");
    }

    /** Something that a problem is about. */
    public record Seat(String seatNumber, int passengerCount) {}

    @Test
    void aCodeOfANewerReleaseIsAConflictInItsOwnWords() {
        Problem problem = HouseProblems.passOn("{\"code\":\"bus-on-fire\",\"detail\":\"No more boarding.\"}");

        assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem.detail()).isEqualTo("No more boarding.");
    }

    @Test
    void whatCannotBeReadIsAConflictWithoutWords() {
        for (String document : new String[] {"", "null", "{}", "<html>"}) {
            Problem problem = HouseProblems.passOn(document);

            assertThat(problem.type()).as(document).isEqualTo(ProblemType.CONFLICT);
            assertThat(problem.detail()).as(document).isNull();
        }
    }

    @Test
    void keepsTroublesBetweenHousesFromTheCaller() {
        HouseProblems problems = new HouseProblems();

        assertThat(problems.handles(409, contentType(PROBLEM))).isTrue();
        assertThat(problems.handles(404, contentType(PROBLEM + ";charset=UTF-8")))
                .isTrue();
        assertThat(problems.handles(404, contentType("text/html"))).isFalse();
        assertThat(problems.handles(404, new MultivaluedHashMap<>())).isFalse();
        assertThat(problems.handles(403, contentType(PROBLEM))).isFalse();
        assertThat(problems.handles(503, contentType(PROBLEM))).isFalse();
    }

    private static MultivaluedMap<String, Object> contentType(String type) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        headers.putSingle(HttpHeaders.CONTENT_TYPE, type);
        return headers;
    }
}
