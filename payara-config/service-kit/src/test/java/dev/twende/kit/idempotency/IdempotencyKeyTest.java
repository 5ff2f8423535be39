package dev.twende.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
    public record Body(String name, int seats) {}

    @Test
    void takesAUuidWithOrWithoutQuotes() {
        String uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
        assertThat(IdempotencyKey.fromString(uuid).value()).isEqualTo(uuid);
        assertThat(IdempotencyKey.fromString('"' + uuid + '"').value()).isEqualTo(uuid);
    }

    @Test
    void refusesWhatCouldNotBeUnique() {
        assertThatThrownBy(() -> IdempotencyKey.fromString("short")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> IdempotencyKey.fromString("x".repeat(65))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> IdempotencyKey.fromString("drop table seats;")).isInstanceOf(Problem.class);
    }

    @Test
    void theSameRequestHasTheSameHashAndNoOtherHas() {
        String hash = IdempotentRequests.hash("bookings.hold", new Body("Kigali", 2));
        assertThat(IdempotentRequests.hash("bookings.hold", new Body("Kigali", 2)))
                .isEqualTo(hash);
        assertThat(IdempotentRequests.hash("bookings.hold", new Body("Kigali", 3)))
                .isNotEqualTo(hash);
        assertThat(IdempotentRequests.hash("buses.add", new Body("Kigali", 2))).isNotEqualTo(hash);
    }
}
