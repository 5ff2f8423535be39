package dev.twende.kit.security;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the current request, as the verified token says; a guest when there is none. */
@RequestScoped
public class Caller {
    private JsonWebToken token;
    private boolean isWithoutToken;

    protected Caller() {} // for the CDI proxy

    @Inject
    public Caller(JsonWebToken token) {
        this.token = token;
    }

    /** Spares looking for a token that was not sent; from now on the caller is a guest, whatever else is found. */
    void cameWithoutToken() {
        isWithoutToken = true;
    }

    public boolean isGuest() {
        return isWithoutToken || token.getSubject() == null;
    }

    /**
     * The user's id, or the device's own while no cashier is logged in on it; only where a role is required, so that there is
     * one.
     */
    public UUID userId() {
        return UUID.fromString(subject());
    }

    /** The tenant the caller belongs to; empty for guests, passengers, houses and platform administrators. */
    public Optional<UUID> companyId() {
        return id("company_id");
    }

    /** The enrolled point-of-sale device the call comes from (claim {@code device_id}); empty for whoever calls without one. */
    public Optional<UUID> deviceId() {
        return id("device_id");
    }

    /** The login that the token comes from (claim {@code sid}); empty for houses, and devices that speak for themselves. */
    public Optional<UUID> sessionId() {
        return id("sid");
    }

    /** The number of the last revocation that auth knew of for this caller when it issued the token (claim {@code as_of}). */
    public long asOf() {
        return number("as_of");
    }

    /** Whom the token speaks for, in all the ways in which it could be revoked. */
    public Stream<UUID> names() {
        // one after the other: who finds nothing revoked reads none
        return Stream.<Supplier<Optional<UUID>>>of(() -> id("sub"), this::sessionId, this::deviceId)
                .flatMap(name -> name.get().stream());
    }

    /** Whether the token is not yet good at this time, or not even issued. */
    boolean isFromAfter(Instant time) {
        return number("iat") > time.getEpochSecond() || number("nbf") > time.getEpochSecond();
    }

    private long number(String name) {
        Object claim = isGuest() ? null : token.getClaim(name);
        if (claim instanceof JsonNumber json) {
            return json.longValue();
        }
        return claim instanceof Number number ? number.longValue() : 0;
    }

    private Optional<UUID> id(String name) {
        Object claim = isGuest() ? null : token.getClaim(name);
        return Optional.ofNullable(claim)
                .map(value -> value instanceof JsonString string ? string.getString() : value.toString())
                .map(UUID::fromString);
    }

    public boolean is(String role) {
        return !isGuest() && token.getGroups() != null && token.getGroups().contains(role);
    }

    /** Whether it is a guest or a passenger, and not someone or something that works here. */
    public boolean isOfThePublic() {
        return isGuest() || token.getGroups() == null || Set.of(Roles.PASSENGER).containsAll(token.getGroups());
    }

    /** A name to keep the caller's own idempotency keys and limits apart from others'. */
    public String subject() {
        return isGuest() ? "guest" : token.getSubject();
    }

    /**
     * Lets the super admin and the company's own people pass.
     *
     * @param companyId whose thing it is; null for what belongs to no company
     * @throws Problem {@link ProblemType#NOT_FOUND}, so that strangers learn nothing, not even that the id exists
     */
    public void mustActFor(UUID companyId) {
        if (!is(Roles.SUPER_ADMIN) && (companyId == null || !companyId().equals(Optional.of(companyId)))) {
            throw Problem.notFound();
        }
    }

    /**
     * The company a request is about.
     *
     * @param requested as the request names it; may be null for people of a company, who need not repeat their own
     */
    public UUID companyOr(UUID requested) {
        UUID company = Optional.ofNullable(requested)
                .or(this::companyId)
                .orElseThrow(() -> Problem.invalid("company_id", "must be given"));
        mustActFor(company);
        return company;
    }
}
