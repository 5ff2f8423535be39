package dev.twende.ticketing.manifests.control;

import dev.twende.ticketing.manifests.entity.Manifest;

/** A manifest as one table, a line for each passenger. */
public final class ManifestCsv {
    private ManifestCsv() {}

    public static String write(Manifest manifest) {
        SafeCsv csv = new SafeCsv(
                "stop_sequence",
                "seat_number",
                "passenger_name",
                "phone",
                "from",
                "to",
                "booking_reference",
                "rider_category",
                "status",
                "paid",
                "boarded",
                "boarded_at",
                "next_seat_number",
                "next_seat_from");
        for (Manifest.Stop stop : manifest.stops()) {
            for (Manifest.Passenger passenger : stop.passengers()) {
                csv.row(
                        stop.sequence(),
                        passenger.seatNumber(),
                        passenger.name(),
                        passenger.phone(),
                        passenger.from(),
                        passenger.to(),
                        passenger.bookingReference(),
                        passenger.riderCategory(),
                        passenger.status(),
                        passenger.paid(),
                        passenger.boarded(),
                        passenger.boardedAt(),
                        passenger.nextSeat() == null
                                ? null
                                : passenger.nextSeat().seatNumber(),
                        passenger.nextSeat() == null
                                ? null
                                : passenger.nextSeat().from());
            }
        }
        return csv.toString();
    }
}
