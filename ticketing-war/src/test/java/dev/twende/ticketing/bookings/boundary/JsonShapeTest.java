package dev.twende.ticketing.bookings.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.boundary.ConditionsResponse;
import dev.twende.ticketing.schedules.entity.FareClass.Refundable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The names that clients read and write. */
class JsonShapeTest {
    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    @Test
    void readsARequest() {
        BookingRequest request = Json.mapper().fromJson("""
                        {"schedule_id": "%s", "from_stop_id": "%s", "to_stop_id": "%s", "fare_class": "FLEX",
                         "contact": {"phone": "+250788123456", "email": "aline@example.com", "language": "rw"},
                         "expected_total": {"amount": 4000, "currency": "RWF"}, "pay_later": true,
                         "may_change_seats": true, "voucher_code": "ABCD-EFGH-JKMN",
                         "passengers": [{"seat_number": "12", "name": "Aline", "phone": "+250788123456", "document_type": "PASSPORT",
                         "document_number": "PC123456", "document_expiry": "2030-01-31", "document_country": "RW", "nationality": "RW",
                         "birth_date": "1990-05-01", "sex": "F"}, {"name": "Eric", "rider_category": "CHILD"}]}
                        """.formatted(ID, ID, ID), BookingRequest.class);
        assertThat(request)
                .isEqualTo(new BookingRequest(
                        ID,
                        ID,
                        ID,
                        "FLEX",
                        new BookingRequest.ContactRequest("+250788123456", "aline@example.com", "rw"),
                        new Money(4000, "RWF"),
                        true,
                        true,
                        "ABCD-EFGH-JKMN",
                        List.of(
                                new BookingRequest.PassengerRequest(
                                        "12",
                                        null,
                                        "Aline",
                                        "+250788123456",
                                        "PASSPORT",
                                        "PC123456",
                                        LocalDate.parse("2030-01-31"),
                                        "RW",
                                        "RW",
                                        LocalDate.parse("1990-05-01"),
                                        "F"),
                                new BookingRequest.PassengerRequest(
                                        null, "CHILD", "Eric", null, null, null, null, null, null, null, null))));
        assertThat(Json.mapper().fromJson(Json.mapper().toJson(request), BookingRequest.class))
                .isEqualTo(request);
    }

    @Test
    void writesAResponseThatCanBeReplayed() {
        BookingResponse response = new BookingResponse(
                "ABCDEFGH",
                BookingStatus.RESERVED,
                ID,
                ID,
                ID,
                ID,
                "FLEX",
                new ConditionsResponse(
                        "Flexible",
                        Refundable.PARTIAL,
                        List.of(new ConditionsResponse.StepResponse(3600, 1000, new Money(0, "RWF"))),
                        List.of(),
                        null),
                new Money(2000, "RWF"),
                null,
                null,
                new Money(500, "RWF"),
                Instant.parse("2026-12-01T08:00:00Z"),
                List.of(new BookingResponse.TicketResponse(
                        ID,
                        "12",
                        new BookingResponse.NextSeat("7", ID),
                        TicketStatus.RESERVED,
                        "ADULT",
                        new Money(2000, "RWF"),
                        new BookingResponse.Passenger("Aline", null, null))));
        String json = Json.mapper().toJson(response);
        assertThat(json)
                .contains(
                        "\"booking_reference\":\"ABCDEFGH\"",
                        "\"hold_expires_at\":\"2026-12-01T08:00:00Z\"",
                        "\"total\":{\"amount\":2000,\"currency\":\"RWF\"}",
                        "\"discount\":{\"amount\":500,\"currency\":\"RWF\"}",
                        "\"seat_number\":\"12\"",
                        "\"next_seat\":{\"from_stop_id\":\"" + ID + "\",\"seat_number\":\"7\"}",
                        "\"fare_class\":\"FLEX\"",
                        "\"refundable\":\"PARTIAL\"",
                        "\"rider_category\":\"ADULT\"",
                        "\"passenger_details\":{\"name\":\"Aline\"}");
        assertThat(Json.mapper().fromJson(json, BookingResponse.class)).isEqualTo(response);
    }
}
