package dev.twende.ticketing.changes.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Cursor;
import dev.twende.ticketing.changes.entity.Place;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesCursorTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void comesBackAsItWent() {
        Place inARound = new Place("17", NOON, NOON.plusSeconds(60), "19", UUID.randomUUID());
        for (Place place : new Place[] {inARound, Place.between("17", NOON), Place.BEGINNING}) {
            ChangesCursor cursor = new ChangesCursor(place, "cmV2", "", "leases");
            assertThat(ChangesCursor.of(cursor.text())).isEqualTo(cursor);
        }
        assertThat(ChangesCursor.of(null)).isEqualTo(new ChangesCursor(Place.BEGINNING, "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "2 0 0 - 0 00000000-0000-0000-0000-000000000000 - - -",
                "1 0 0 - 0 00000000-0000-0000-0000-000000000000 - -",
                "1 -1 0 - 0 00000000-0000-0000-0000-000000000000 - - -",
                "1 0 0 - x 00000000-0000-0000-0000-000000000000 - - -",
                "1 0 99999999999999999 - 0 00000000-0000-0000-0000-000000000000 - - -",
                "1 0 0 - 0 nobody - - -"
            })
    void anythingElseIsRefused(String inside) {
        assertThatThrownBy(() -> ChangesCursor.of(Cursor.encode(inside)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED));
    }

    @Test
    void whatIsNotEvenEncodedIsRefused() {
        assertThatThrownBy(() -> ChangesCursor.of("%%%")).isInstanceOf(Problem.class);
    }
}
