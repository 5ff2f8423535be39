package dev.twende.kit.rest;

import static dev.twende.kit.problem.ProblemType.BAD_REQUEST;
import static dev.twende.kit.problem.ProblemType.BUSY;
import static dev.twende.kit.problem.ProblemType.CONFLICT;
import static dev.twende.kit.problem.ProblemType.DEPENDENCY_UNAVAILABLE;
import static dev.twende.kit.problem.ProblemType.INTERNAL_ERROR;
import static dev.twende.kit.problem.ProblemType.MALFORMED_JSON;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.spi.ResourceAllocationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ParamException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the catalogue's word for anything that was thrown. The deepest meaning wins: a problem thrown by a rule, then what the
 * database refused, then what JAX-RS made of the request. What none of them explains is a defect of ours.
 */
public final class Failures {
    /** How long a caller should wait when the database, not the request, is the trouble. */
    private static final Duration DATABASE_WAIT = Duration.ofSeconds(2);

    /** A unique constraint may end in {@code __<problem code>}, e.g. {@code uq_bus__plate_number_taken}. */
    private static final Pattern NAMED_CONSTRAINT = Pattern.compile(".*__([a-z_]+)");

    /** Where PostgreSQL refuses a row that its policy does not admit; a missing right has the same SQLSTATE and is our defect. */
    private static final String ROW_SECURITY = "ExecWithCheckOptions";

    private static final Set<ElementKind> OF_THE_METHOD = EnumSet.of(ElementKind.METHOD, ElementKind.PARAMETER);

    private Failures() {}

    /** The problem that a caller is told of. */
    public static Problem toProblem(Throwable failure) {
        return find(failure, Problem.class)
                .or(() -> find(failure, ConstraintViolationException.class).map(Failures::fromViolations))
                .or(() -> find(failure, OptimisticLockException.class)
                        .map(lost -> Problem.of(CONFLICT, "Someone else changed this in the meantime. Read it again.")))
                .or(() -> find(failure, SQLException.class).flatMap(Failures::fromDatabase))
                .or(() -> find(failure, ResourceAllocationException.class).map(Failures::fromPool))
                .or(() -> find(failure, ParamException.class).flatMap(Failures::fromParameter))
                .or(() -> find(failure, WebApplicationException.class).map(Failures::fromStatus))
                .or(() -> fromUnreadableBody(failure))
                .orElseGet(() -> Problem.of(INTERNAL_ERROR, "Something went wrong on our side.", failure));
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) { // a cause chain may bite its own tail
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Problem fromViolations(ConstraintViolationException violations) {
        Problem problem = Problem.of(ProblemType.VALIDATION_FAILED, "The request breaks a rule; see errors.");
        violations.getConstraintViolations().stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .forEach(violation -> problem.field(jsonPath(violation), violation.getMessage()));
        return problem;
    }

    /** {@code add.request.passengers[0].seatNumber} is {@code passengers[0].seat_number} to a client. */
    private static String jsonPath(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (OF_THE_METHOD.contains(node.getKind())
                    || node.getName() == null
                    || node.getName().startsWith("<")) {
                continue;
            }
            if (node.getIndex() != null) {
                path.append('[').append(node.getIndex()).append(']');
            }
            if (path.length() > 0) {
                path.append('.');
            }
            path.append(snakeCase(node.getName()));
        }
        if (path.length() > 0) {
            return path.toString();
        }
        // the parameter itself: a query parameter by its name, or the body as a whole
        String whole = violation.getPropertyPath().toString();
        return snakeCase(whole.substring(whole.lastIndexOf('.') + 1));
    }

    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
    private static Optional<Problem> fromDatabase(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return switch (state) {
            case "23505", "23P01" -> Optional.of(fromConstraint(refused));
            case "40001", "40P01", "55P03", "57014", "53300" ->
                Optional.of(Problem.of(BUSY, "Too many others want the same thing right now.", refused)
                        .retryAfter(DATABASE_WAIT));
            // a NUL in a text, a time outside the database's calendar: only a request brings such values
            case "22007", "22008", "22009", "22021", "22P05" ->
                Optional.of(Problem.of(BAD_REQUEST, "A value of the request is none that can be kept.", refused));
            // row level security refused a row for another company: what the caller named is not theirs
            case "42501" ->
                serverMessage(refused)
                        .filter(message -> ROW_SECURITY.equals(message.getRoutine()))
                        .map(message -> Problem.notFound());
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? Optional.of(Problem.of(DEPENDENCY_UNAVAILABLE, "The database cannot be reached.", refused)
                                .retryAfter(DATABASE_WAIT))
                        : Optional.empty();
        };
    }

    /** All connections are in use, and none came back in time. */
    private static Problem fromPool(ResourceAllocationException none) {
        return Problem.of(BUSY, "Too many others want something right now.", none)
                .retryAfter(DATABASE_WAIT);
    }

    private static Optional<ServerErrorMessage> serverMessage(SQLException refused) {
        return refused instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
    }

    private static Problem fromConstraint(SQLException refused) {
        String constraint =
                serverMessage(refused).map(ServerErrorMessage::getConstraint).orElse("");
        Matcher named = NAMED_CONSTRAINT.matcher(constraint);
        ProblemType type = named.matches()
                ? ProblemType.ofCode(named.group(1).replace('_', '-')).orElse(CONFLICT)
                : CONFLICT;
        return Problem.of(type, type == CONFLICT ? "This exists already." : type.meaning());
    }

    private static Optional<Problem> fromParameter(ParamException unreadable) {
        boolean ofThePath = unreadable instanceof ParamException.PathParamException;
        return ofThePath
                ? Optional.empty() // an id of the wrong shape names nothing: 404
                : Optional.of(Problem.invalid(unreadable.getParameterName(), "cannot be read"));
    }

    private static Problem fromStatus(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        ProblemType type = ofStatus(status);
        return type == INTERNAL_ERROR
                ? Problem.of(type, "Something went wrong on our side.", refused)
                : Problem.of(type, null);
    }

    /** The general entry for an HTTP status that carries no further meaning. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.FORBIDDEN;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> ProblemType.PRECONDITION_FAILED;
            case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 428 -> ProblemType.PRECONDITION_REQUIRED;
            case 429 -> ProblemType.TOO_MANY_REQUESTS;
            case 503 -> BUSY;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }

    private static Optional<Problem> fromUnreadableBody(Throwable failure) {
        // never echo the parser's message: it names classes
        boolean unreadable = failure instanceof ProcessingException
                || failure instanceof JsonbException
                || failure instanceof JsonException;
        return unreadable
                ? Optional.of(Problem.of(MALFORMED_JSON, "The body cannot be read as the JSON of this call."))
                : Optional.empty();
    }
}
