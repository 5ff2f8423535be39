package dev.twende.payment.transactions.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Passes on what ticketing says about a booking, in ticketing's own words. All other answers, such as a 404 from a server that
 * does not know ticketing at all, are troubles between houses.
 */
public class TicketingRefusalMapper implements ResponseExceptionMapper<Problem> {
    private static final Set<Integer> ABOUT_THE_BOOKING = Set.of(404, 409);
    private static final String PROBLEM = "application/problem+json";

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return ABOUT_THE_BOOKING.contains(status)
                && String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE)).startsWith(PROBLEM);
    }

    @Override
    public Problem toThrowable(Response response) {
        if (response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
            return Problem.of(ProblemType.NOT_FOUND, "No booking has this reference.");
        }
        try (JsonReader reader = Json.createReader(new StringReader(response.readEntity(String.class)))) {
            JsonObject problem = reader.readObject();
            return Problem.of(typeOf(problem.getString("code", "")), problem.getString("detail", null));
        }
    }

    private static ProblemType typeOf(String code) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElse(ProblemType.BOOKING_NOT_PAYABLE);
    }
}
