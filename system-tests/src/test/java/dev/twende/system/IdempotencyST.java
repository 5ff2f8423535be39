package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A request that is repeated, by impatience or by a bad network, takes effect once. */
class IdempotencyST {
    private final Platform platform = Platform.running();
    private final Client guest = Client.guest(platform);

    @Test
    void fiftyTwinsAtOnceMakeOneBooking() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        String key = UUID.randomUUID().toString();
        List<Answer> answers;
        try (Rush rush = new Rush(50)) {
            answers =
                    rush.all(twin -> guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "3"), key));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(
                                answer.status() == 201 || answer.code().equals("request-in-progress"))
                        .as(answer.body())
                        .isTrue());
        Set<String> references = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.json().getString("booking_reference"))
                .collect(Collectors.toSet());
        assertThat(references).hasSize(1);
        // and later it is still the same answer
        assertThat(guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "3"), key)
                        .mustBe(201)
                        .getString("booking_reference"))
                .isIn(references);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        String key = UUID.randomUUID().toString();
        guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "4"), key)
                .mustBe(201);

        guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "5"), key)
                .mustRefuse(422, "idempotency-key-reused");
    }

    @Test
    void aKeyThatCouldNotBeUniqueIsRefused() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();

        guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "6"), "short")
                .mustRefuse(422, "validation-failed");
    }
}
