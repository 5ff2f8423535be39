package dev.twende.ticketing.bookings.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatSaleTest {
    private static final List<Booking.Rider> FOR_2500 = List.of(rider(2_000), rider(500));

    private static Booking.Rider rider(long fare) {
        return new Booking.Rider(new PassengerDetails("Aline", null, "ADULT"), new Money(fare, "RWF"));
    }

    @ParameterizedTest
    @CsvSource({"2499, RWF", "0, RWF", "2500, KES", "1000000, KES"})
    void refusesWhatHasBecomeDearerAndTellsBothPrices(long amount, String currency) {
        Money expected = new Money(amount, currency);
        assertThatThrownBy(() -> SeatSale.mustNotBeDearer(FOR_2500, expected))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.PRICE_CHANGED);
                    assertThat(problem.extensions())
                            .containsEntry("expected_total", expected)
                            .containsEntry("total", new Money(2_500, "RWF"));
                });
    }

    @Test
    void sellsAtTheExpectedPriceAtALowerOneAndAtAnyToThoseWhoExpectNone() {
        SeatSale.mustNotBeDearer(FOR_2500, new Money(2_500, "RWF"));
        SeatSale.mustNotBeDearer(FOR_2500, new Money(2_501, "RWF"));
        SeatSale.mustNotBeDearer(FOR_2500, null);
    }
}
