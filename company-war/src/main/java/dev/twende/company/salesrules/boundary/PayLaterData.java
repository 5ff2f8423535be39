package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.PayLater;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * How seats are reserved without being paid at once, in requests and answers.
 *
 * @param payMinutesBefore until when they must be paid, counted back from the departure at the boarding stop
 * @param seatsPerPhone how many seats may wait for the money of one phone
 */
public record PayLaterData(
        @NotNull @Min(PayLater.MINUTES_MIN) @Max(PayLater.MINUTES_MAX)
        Integer payMinutesBefore,

        @NotNull @Min(1) @Max(PayLater.SEATS_MAX) Integer seatsPerPhone) {

    static PayLaterData from(PayLater payLater) {
        return new PayLaterData(payLater.minutesBefore(), payLater.seatsPerPhone());
    }

    PayLater payLater() {
        return new PayLater(payMinutesBefore, seatsPerPhone);
    }
}
