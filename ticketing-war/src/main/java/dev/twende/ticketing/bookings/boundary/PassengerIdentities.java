package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.KeySealer;
import dev.twende.ticketing.bookings.boundary.BookingRequest.PassengerRequest;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import dev.twende.ticketing.bookings.entity.PassengerIdentity;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.PassengerField;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What passengers tell of their papers: checked against what the route asks for, sealed for the database, opened for the company's
 * people alone, and forgotten some time after the ride. It is in no event, no log and no answer to a guest.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class PassengerIdentities {
    private static final String SEAL = "passenger-identity";
    private static final String WISH_SEAL = "waiting-wish";

    private KeySealer sealer;
    private BookingStore store;
    private Duration kept;
    private int batch;

    protected PassengerIdentities() {} // for the CDI proxy

    @Inject
    public PassengerIdentities(
            BookingStore store,
            @ConfigProperty(name = "twende.ticketing.key-encryption-key") String encryptionKey,
            @ConfigProperty(name = "twende.ticketing.identities.kept") Duration kept,
            @ConfigProperty(name = "twende.ticketing.identities.batch") int batch) {
        if (kept.isNegative() || batch < 1) {
            throw new IllegalArgumentException("twende.ticketing.identities.* must be: kept >= 0, batch >= 1");
        }
        this.sealer = new KeySealer(encryptionKey, "twende.ticketing.key-encryption-key");
        this.store = store;
        this.kept = kept;
        this.batch = batch;
    }

    /**
     * Makes sure that everyone told what this route asks for, and nothing else.
     *
     * @throws Problem {@link ProblemType#VALIDATION_FAILED}, with every field that is wrong
     */
    static void mustBeAsAsked(List<PassengerRequest> passengers, SchedulePlan plan, Journey journey) {
        Map<String, PassengerRequest> byPath = new LinkedHashMap<>();
        for (int i = 0; i < passengers.size(); i++) {
            byPath.put("passengers[" + i + "].", passengers.get(i));
        }
        mustBeAsAsked(byPath, plan, journey);
    }

    /** As the other, of passengers by where they stand in the request. */
    static void mustBeAsAsked(Map<String, PassengerRequest> passengers, SchedulePlan plan, Journey journey) {
        Problem problem = Problem.of(
                ProblemType.VALIDATION_FAILED, "The route asks its passengers for something else; see errors.");
        passengers.forEach((path, passenger) -> objections(
                        passenger.identity(), passenger.phone() != null, plan, journey)
                .forEach((field, objection) -> problem.field(path + field.json(), objection)));
        if (!problem.fieldErrors().isEmpty()) {
            throw problem;
        }
    }

    private static Map<PassengerField, String> objections(
            PassengerIdentity identity, boolean hasPhone, SchedulePlan plan, Journey journey) {
        PlannedStop from = plan.stops().get(journey.from());
        PlannedStop to = plan.stops().get(journey.to());
        return identity.objections(
                plan.terms().passengerFields(),
                hasPhone,
                from.departureTime().atZone(from.timeZone()).toLocalDate(),
                to.arrivalTime().atZone(to.timeZone()).toLocalDate());
    }

    /** Whether what this passenger told when they bought is enough for another ride; more does not matter. */
    boolean areEnough(PassengerDetails passenger, SchedulePlan plan, Journey journey) {
        PassengerIdentity told = passenger.sealedIdentity().map(this::open).orElse(PassengerIdentity.NONE);
        return objections(told, passenger.phone().isPresent(), plan, journey).keySet().stream()
                .noneMatch(plan.terms().passengerFields()::contains);
    }

    /** As it is stored; null when there is nothing to store. */
    String seal(PassengerIdentity identity) {
        return identity.saysNothing()
                ? null
                : Base64.getEncoder()
                        .encodeToString(sealer.seal(SEAL, Json.mapper().toJson(identity)));
    }

    /** A whole wish with the papers in it, of a party that waits. */
    String sealWish(BookingRequest wish) {
        return Base64.getEncoder()
                .encodeToString(sealer.seal(WISH_SEAL, Json.mapper().toJson(wish)));
    }

    /** The wish that was sealed. */
    BookingRequest openWish(String sealed) {
        return Json.mapper().fromJson(sealer.open(WISH_SEAL, Base64.getDecoder().decode(sealed)), BookingRequest.class);
    }

    /** What was sealed. Whoever asks has made sure that they may know. */
    public PassengerIdentity open(String sealed) {
        return Json.mapper().fromJson(sealer.open(SEAL, Base64.getDecoder().decode(sealed)), PassengerIdentity.class);
    }

    /**
     * Forgets what is not needed any more.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean forget() {
        return store.forgetIdentities(kept, batch) == batch;
    }
}
