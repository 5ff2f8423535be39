package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.PassengerIdentity;
import dev.twende.ticketing.bookings.entity.PhoneNumber;
import dev.twende.ticketing.messages.entity.Language;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A party's wish for seats.
 *
 * @param fareClass for all of them; absent means STANDARD
 * @param contact who is told; absent means the first passenger
 * @param expectedTotal what the party was told that it costs; a higher price is refused with {@code price-changed}, a lower one is
 *     sold and told. It is the price before a voucher. Absent means any price
 * @param payLater whether the counter reserves it, to be paid until the company's pay-by time; absent means no
 * @param mayChangeSeats whether passengers may be seated on two seats, one after the other, if no single ones are left for all of them,
 *     as a search shows it with SPLIT; then nobody names a seat. Absent means no
 * @param voucherCode what takes something off the price; absent means nothing does
 */
public record BookingRequest(
        @NotNull UUID scheduleId,
        @NotNull UUID fromStopId,
        @NotNull UUID toStopId,
        @Size(min = 1, max = 40) String fareClass,
        @Valid ContactRequest contact,
        @Amount Money expectedTotal,
        Boolean payLater,
        Boolean mayChangeSeats,
        @Size(min = 1, max = 40) String voucherCode,
        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid PassengerRequest> passengers) {

    boolean isPaidLater() {
        return Boolean.TRUE.equals(payLater);
    }

    boolean isChangeOfSeatsWelcome() {
        return Boolean.TRUE.equals(mayChangeSeats);
    }

    /**
     * Who is told about the booking and may look it up.
     *
     * @param language in which they read; absent means what the request's {@code Accept-Language} prefers, else English
     */
    public record ContactRequest(
            @NotNull @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
            String phone,

            @Email @Size(max = 254) String email,

            @Pattern(regexp = Language.FORM, message = "must be en, fr, rw or sw")
            String language) {}

    /**
     * Someone who travels.
     *
     * @param seatNumber absent means any seat, next to the others if possible
     * @param riderCategory decides the price; absent means ADULT
     * @param documentType of the document they travel with. This and all that follows must be given where the route asks for it, and not
     *     elsewhere: see the passenger schema of the schedule
     * @param documentCountry that issued it, ISO 3166-1 alpha-2
     * @param nationality ISO 3166-1 alpha-2
     */
    public record PassengerRequest(
            @Size(min = 1, max = 10) String seatNumber,
            @Size(min = 1, max = 40) String riderCategory,
            @NotBlank @Size(max = 100) String name,

            @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
            String phone,

            @Pattern(regexp = DOCUMENT_TYPE, message = "must be PASSPORT, NATIONAL_ID or TRAVEL_DOCUMENT")
            String documentType,

            @Pattern(regexp = DOCUMENT_NUMBER, message = "must be 3 to 30 letters, digits, dashes, slashes and spaces")
            String documentNumber,

            LocalDate documentExpiry,

            @Pattern(regexp = COUNTRY, message = "must be a country code of two capitals")
            String documentCountry,

            @Pattern(regexp = COUNTRY, message = "must be a country code of two capitals")
            String nationality,

            LocalDate birthDate,

            @Pattern(regexp = SEX, message = "must be F, M or X")
            String sex) {
        static final String DOCUMENT_TYPE = "PASSPORT|NATIONAL_ID|TRAVEL_DOCUMENT";
        static final String DOCUMENT_NUMBER = "[A-Za-z0-9][A-Za-z0-9 /-]{1,28}[A-Za-z0-9]";
        static final String COUNTRY = "[A-Z]{2}";
        static final String SEX = "F|M|X";

        PassengerIdentity identity() {
            return new PassengerIdentity(
                    documentType, documentNumber, documentExpiry, documentCountry, nationality, birthDate, sex);
        }
    }
}
