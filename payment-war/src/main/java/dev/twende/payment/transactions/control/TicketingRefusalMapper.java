package dev.twende.payment.transactions.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Arrays;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Passes on what ticketing says about a booking, in ticketing's own words; all other answers are troubles between houses. */
public class TicketingRefusalMapper implements ResponseExceptionMapper<Problem> {
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status == Response.Status.NOT_FOUND.getStatusCode() || status == Response.Status.CONFLICT.getStatusCode();
    }

    @Override
    public Problem toThrowable(Response response) {
        if (response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
            return Problem.of(ProblemType.NOT_FOUND, "No booking has this reference.");
        }
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(response.readEntity(String.class)))) {
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
