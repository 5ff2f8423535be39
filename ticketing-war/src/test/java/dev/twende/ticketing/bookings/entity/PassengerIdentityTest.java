package dev.twende.ticketing.bookings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.schedules.entity.PassengerField;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassengerIdentityTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-12-04");
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final Set<PassengerField> ALL = EnumSet.allOf(PassengerField.class);
    private static final PassengerIdentity NOTHING = new PassengerIdentity(null, null, null, null, null, null, null);

    private static PassengerIdentity traveller(LocalDate expiry, LocalDate birth) {
        return new PassengerIdentity("PASSPORT", "PC123456", expiry, "RW", "RW", birth, "F");
    }

    @Test
    void isTakenWhenItIsWhatTheRouteAsksFor() {
        PassengerIdentity whole = traveller(SATURDAY, FRIDAY);
        assertThat(whole.objections(ALL, true, FRIDAY, SATURDAY)).isEmpty();
        assertThat(NOTHING.objections(Set.of(), false, FRIDAY, SATURDAY)).isEmpty();
        assertThat(NOTHING.saysNothing()).isTrue();
        assertThat(whole.saysNothing()).isFalse();
    }

    @Test
    void everyFieldThatIsAskedForMustBeTold() {
        assertThat(NOTHING.objections(ALL, false, FRIDAY, SATURDAY)).containsOnlyKeys(ALL);
        for (PassengerField field : PassengerField.values()) {
            assertThat(NOTHING.objections(Set.of(field), false, FRIDAY, SATURDAY))
                    .as("%s", field)
                    .containsOnlyKeys(field);
        }
    }

    @Test
    void whatIsNotAskedForIsNotWantedButForAPhone() {
        Set<PassengerField> unwanted = EnumSet.complementOf(EnumSet.of(PassengerField.PHONE));
        assertThat(traveller(SATURDAY, FRIDAY).objections(Set.of(), true, FRIDAY, SATURDAY))
                .containsOnlyKeys(unwanted);
    }

    @Test
    void aDocumentMustLastUntilTheArrivalAndNobodyIsBornOnTheWay() {
        assertThat(traveller(FRIDAY, FRIDAY).objections(ALL, true, FRIDAY, SATURDAY))
                .containsOnlyKeys(PassengerField.DOCUMENT_EXPIRY);
        assertThat(traveller(SATURDAY, SATURDAY).objections(ALL, true, FRIDAY, SATURDAY))
                .containsOnlyKeys(PassengerField.BIRTH_DATE);
    }
}
